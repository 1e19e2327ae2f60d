// Brings the page up to date. Without this script it reloads itself.
const pauseMs = 2000
const headers = { Accept: 'text/html' }

refresh(document.querySelector('#live'))

async function refresh(shown) {
  for (;;) {
    await new Promise(resolve => setTimeout(resolve, pauseMs))
    const answer = await fetch(location.href, { headers }).catch(() => null)
    if (!answer?.ok) continue
    const next = await readLive(answer)
    shown.replaceWith(next)
    shown = next
  }
}

async function readLive(answer) {
  const page = new DOMParser().parseFromString(
    await answer.text(),
    'text/html',
  )
  return page.querySelector('#live')
}
