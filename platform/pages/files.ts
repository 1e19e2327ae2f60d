/** The files that the pages load, by name; two of them are the site's. */
export const pageFiles = new Map([
  ['paper.css', 'static/styles/paper.css'],
  ['pages.css', 'platform/pages/pages.css'],
  ['refresh.js', 'platform/pages/refresh.js'],
  ['favicon.svg', 'static/icons/favicon.svg'],
])
