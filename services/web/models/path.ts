/** A path of encoded parts; null where a part would climb, as `..` does in any URL. */
export function pathOf(...parts: string[]) {
  if (parts.some(part => part === '.' || part === '..' || part === ''))
    return null
  return `/${parts.map(encodeURIComponent).join('/')}`
}
