// Going back finds the place that was left, also in a list that pages were added to.
const key = `place of ${location.href}`

/** Notes the place when its page is left; `countPages` tells how many were added. */
export function notePlace(countPages) {
  addEventListener('pagehide', () => {
    const focused = document.activeElement?.getAttribute('href')
    const place = { pages: countPages(), top: scrollY, focused }
    sessionStorage.setItem(key, JSON.stringify(place))
  })
}

/** Adds the pages again after going back, unless the browser kept them. */
export async function findPlace(addPage) {
  const [{ type }] = performance.getEntriesByType('navigation')
  const noted = JSON.parse(sessionStorage.getItem(key))
  if (type !== 'back_forward' || !noted?.pages) return

  for (let page = 0; page < noted.pages; page++) await addPage()
  scrollTo(0, noted.top)
  const link = `main a[href="${CSS.escape(noted.focused)}"]`
  document.querySelector(link)?.focus({ preventScroll: true })
}
