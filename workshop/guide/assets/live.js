// A save, a check, and the result is here: within a second.
const pauseMs = 600

/** Brings what depends on the progress up to date, without a reload. */
export async function followProgress() {
  let known
  for (;;) {
    const now = await readText('/progress')
    if (now !== undefined && now !== known) {
      known = now
      await update()
    }
    await new Promise(resolve => setTimeout(resolve, pauseMs))
  }
}

/** Nothing while the stage is stopped. */
async function readText(url) {
  if (document.hidden) return
  const headers = { Accept: 'text/html, application/json' }
  const answer = await fetch(url, { headers }).catch(() => null)
  return answer?.ok ? answer.text() : undefined
}

async function update() {
  const text = await readText(location.href)
  if (text === undefined) return
  const next = new DOMParser().parseFromString(text, 'text/html')
  for (const shown of document.querySelectorAll('[data-live]')) {
    const fresh = next.getElementById(shown.id)
    const isSame = !fresh || fresh.isEqualNode(shown)
    // What has the focus stays: a keyboard would lose its place.
    if (isSame || shown.contains(document.activeElement)) continue
    // The element itself stays, so a screen reader announces its new content.
    shown.replaceChildren(...fresh.childNodes)
  }
}
