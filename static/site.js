import './actions.js'
import { findPlace, notePlace } from './place.js'

// On a narrow screen the topics are a strip that may begin far from the chosen one.
const chosen = document.querySelector('.topics [aria-current]')
if (chosen) centre(chosen, chosen.closest('ul'))

// A list goes on where the page ends. Without this script the same link leads to the next page.
const more = document.querySelector('#more')
if (more) goOn(more)

function centre(chosen, strip) {
  const left = (strip.clientWidth - chosen.offsetWidth) / 2
  strip.scrollLeft = chosen.offsetLeft - left
}

/** Pages that were added to the list. */
let added = 0

async function goOn(more) {
  const seen = new IntersectionObserver(
    entries => entries.at(-1).isIntersecting && load(more, seen),
    { rootMargin: '600px' },
  )
  notePlace(() => added)
  await findPlace(() => more.isConnected && load(more))
  if (more.isConnected) seen.observe(more)

  more.addEventListener('click', event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    load(more, seen)
  })
}

/** Adds the next page; `seen` looks at the link, once it does. */
async function load(more, seen) {
  if (more.ariaBusy === 'true') return
  more.ariaBusy = 'true'
  try {
    append(await fetchPage(more.href), more, seen)
  } catch {
    announce('The next posts could not be loaded. The link tries again.')
    seen?.unobserve(more)
  }
  more.ariaBusy = 'false'
}

async function fetchPage(url) {
  const answer = await fetch(url, { headers: { Accept: 'text/html' } })
  if (!answer.ok) throw new Error(`status ${answer.status}`)
  return new DOMParser().parseFromString(await answer.text(), 'text/html')
}

function append(page, more, seen) {
  const list = document.getElementById(more.dataset.list)
  const items = [...page.getElementById(list.id).children]
  list.append(...items)
  added++
  announce(`${items.length} more posts, ${list.children.length} in all.`)

  const next = page.querySelector('#more')
  if (next) {
    more.href = next.href
    // Looks again, for the link may still be in sight.
    seen?.unobserve(more)
    seen?.observe(more)
    return
  }
  const hadFocus = document.activeElement === more
  more.remove()
  if (hadFocus) items[0]?.querySelector('a').focus()
}

function announce(text) {
  document.querySelector('#announcement').textContent = text
}
