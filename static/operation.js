// Follows an operation until it is over. Without this script the page reloads itself.
const pauseMs = 1000

follow(document.querySelector('#operation'))

async function follow(shown) {
  while (shown.dataset.running === 'true') {
    await new Promise(resolve => setTimeout(resolve, pauseMs))
    const answer = await fetch(location.href, { redirect: 'manual' }).catch(
      () => null,
    )
    if (answer?.type === 'opaqueredirect') return location.reload()
    if (answer?.ok) shown = update(shown, await readOperation(answer))
  }
}

async function readOperation(answer) {
  const page = new DOMParser().parseFromString(
    await answer.text(),
    'text/html',
  )
  return page.querySelector('#operation')
}

/** Parts of it while it goes on: the button keeps its focus. */
function update(shown, next) {
  if (next.dataset.running !== 'true') {
    shown.replaceWith(next)
    return next
  }
  const status = next.querySelector('[role=status]').textContent
  if (shown.querySelector('[role=status]').textContent !== status)
    shown.querySelector('[role=status]').textContent = status
  shown.querySelector('progress').value =
    next.querySelector('progress').value
  return shown
}
