/** Shows one section at a time; without this script they follow each other. */
export function present() {
  const sections = [...document.querySelectorAll('[data-section]')]
  if (sections.length === 0) return
  const controls = addControls()
  document.documentElement.classList.add('one-at-a-time')
  let at = -1

  function show(wanted) {
    if (wanted < 0 || wanted >= sections.length) return turn(wanted < 0)
    at = wanted
    for (const [index, section] of sections.entries())
      section.classList.toggle('shown', index === at)
    controls.place.textContent = `${at + 1} of ${sections.length}`
    scrollTo(0, 0)
  }

  function showAnchor() {
    const aim = document.getElementById(
      decodeURIComponent(location.hash.slice(1)),
    )
    const found = sections.findIndex(section => section.contains(aim))
    show(Math.max(found, 0))
    aim?.scrollIntoView()
  }

  const move = step => show(at + step)
  controls.back.addEventListener('click', () => move(-1))
  controls.on.addEventListener('click', () => move(1))
  addEventListener('keydown', event => readKey(event, move))
  addEventListener('hashchange', showAnchor)
  showAnchor()
}

/** The arrows, and the keys that presenters' remote controls send. */
const steps = { ArrowLeft: -1, PageUp: -1, ArrowRight: 1, PageDown: 1 }

function readKey(event, move) {
  const step = steps[event.key]
  if (!step || event.ctrlKey || event.altKey || event.metaKey) return
  if (canScroll(event, step)) return
  event.preventDefault()
  move(step)
}

/** A page key shows the rest of a long section first; a wide block keeps its arrows. */
function canScroll({ key, target }, step) {
  if (key.startsWith('Arrow'))
    return target.scrollWidth > target.clientWidth
  const { scrollHeight, clientHeight } = document.documentElement
  const rest = step < 0 ? scrollY : scrollHeight - clientHeight - scrollY
  return rest > 1
}

/** Past the last section comes the next page. */
function turn(back) {
  document.querySelector(back ? '[rel=prev]' : '[rel=next]')?.click()
}

function addControls() {
  const bar = document.createElement('nav')
  bar.className = 'slides'
  bar.ariaLabel = 'Sections'
  const back = makeButton('Previous section', '←')
  const place = document.createElement('span')
  place.role = 'status'
  const on = makeButton('Next section', '→')
  bar.append(back, place, on)
  document.body.append(bar)
  return { back, place, on }
}

function makeButton(label, sign) {
  const button = document.createElement('button')
  button.ariaLabel = label
  button.textContent = sign
  return button
}
