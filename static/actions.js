// A like, a hide or a star shows at once, and is undone where it fails. Without this script the form leads on.
let presses = 0

document.addEventListener('submit', event => {
  const { target: form, submitter: button } = event
  if (!button?.matches('[aria-pressed]')) return
  event.preventDefault()
  if (button.ariaBusy !== 'true') press(form, button)
})

async function press(form, button) {
  const undo = button.ariaPressed === 'true'
  button.ariaBusy = 'true'
  if (form.nextElementSibling?.role === 'alert')
    form.nextElementSibling.remove()
  const isStar = button.matches('.star')
  show(form, button, !undo)
  try {
    await (isStar ? mark(form, !undo) : perform(form, button, undo))
  } catch (error) {
    show(form, button, undo)
    warn(form, error.message)
  }
  button.ariaBusy = 'false'
}

function show(form, button, pressed) {
  button.ariaPressed = String(pressed)
  button.value = String(pressed)
  if (!button.formAction.endsWith('/like')) return
  const likes = form.querySelector('.likes')
  const count = Number(likes.dataset.likes) + (pressed ? 1 : -1)
  likes.dataset.likes = count
  const unit = count === 1 ? 'like' : 'likes'
  likes.textContent =
    count > 0 ? `${count.toLocaleString('en')} ${unit}` : ''
}

/** Resolves once it is done; each press is a request of its own. */
async function perform(form, button, undo) {
  const body = new URLSearchParams(new FormData(form))
  body.set('key', `${body.get('key')}-${++presses}`)
  body.set('undo', undo)
  const answer = await ask(button.formAction, { method: 'POST', body })
  if (answer.status === 202) await follow(answer.headers.get('Location'))
}

/** The order of the posts changes with the next page. */
async function mark(form, on) {
  const body = new URLSearchParams(new FormData(form))
  body.set('on', on)
  await ask(form.action, { method: 'POST', body, redirect: 'manual' })
}

/** An operation that has succeeded leads to its result. */
async function follow(operation) {
  for (;;) {
    const answer = await ask(operation, { redirect: 'manual' })
    if (answer.type === 'opaqueredirect') return
    const { status, error } = await answer.json()
    if (error) throw new Error(error.title)
    if (status === 'canceled') throw new Error('It was cancelled')
    const seconds = Number(answer.headers.get('Retry-After') ?? 1)
    await new Promise(resolve => setTimeout(resolve, seconds * 1000))
  }
}

async function ask(url, options) {
  const headers = { Accept: 'application/json' }
  const answer = await fetch(url, { ...options, headers })
  if (answer.ok || answer.type === 'opaqueredirect') return answer
  const { title } = await answer.json()
  throw new Error(title)
}

function warn(form, reason) {
  const message = document.createElement('p')
  message.role = 'alert'
  message.textContent = `${reason}. Everything is as it was before.`
  form.after(message)
}
