const numbers = new Intl.NumberFormat('en')
const days = new Intl.DateTimeFormat('en', {
  dateStyle: 'long',
  timeZone: 'UTC',
})

/** `1,234.5` */
export const number = numbers.format

/** `one` or `many`, with its number. */
export function count(value: number, one: string, many = `${one}s`) {
  return `${number(value)} ${value === 1 ? one : many}`
}

/** `January 31, 2024` and its ISO form, of seconds since 1970; null for an invalid time. */
export function day(seconds: number) {
  const date = new Date(seconds * 1000)
  if (Number.isNaN(date.getTime())) return null
  return { iso: date.toISOString(), text: days.format(date) }
}

/** The URL when it may become a link: http, https or a path of this site. */
export function link(url: string) {
  if (/^\/(?![/\\])\P{Cc}*$/u.test(url)) return url
  return /^https?:\/\//i.test(url) && URL.canParse(url) ? url : null
}

/** The address of the post's own picture; pictures of others are never loaded. */
export function picture(thumbnail: string, width: number) {
  const own = /^\/pictures\/[a-z0-9-]+$/.test(thumbnail)
  return own ? `${thumbnail}?width=${width}` : null
}

/** The same in several widths, from which the browser chooses. */
export function pictures(thumbnail: string, widths: number[]) {
  return widths
    .map(width => `${picture(thumbnail, width)} ${width}w`)
    .join(', ')
}

/** A topic keeps its colour, one of twelve, on every page. */
export function tint(topic: string) {
  return `tint-${spread(topic) % 12}`
}

/** One of four drawings for a post without a picture. */
export function drawing(id: string) {
  return `plate-${spread(id) % 4}`
}

/** Equal texts give equal numbers, similar ones far apart (FNV-1a, 32 bits). */
function spread(text: string) {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  return (hash ^ (hash >>> 16)) >>> 0
}
