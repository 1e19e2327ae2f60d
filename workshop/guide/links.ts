import { posix } from 'node:path'
import { isHidden } from './files.ts'
import type { GuidePage } from './pages.ts'

/** An address with a scheme, or an anchor of the same page. */
const elsewhere = /^(#|[a-z][a-z\d+.-]*:)/i
const picture = /^static\/.+\.(svg|png|jpe?g|webp)$/

/** Where a link leads, as a path of the guide; nothing where the guide shows no such file. */
export type HrefOf = (target: string) => string | undefined

/** For the links of `file`; `query` is kept from page to page. */
export function createLinks(
  pages: GuidePage[],
  file: string,
  query = '',
): HrefOf {
  return target => {
    if (elsewhere.test(target)) return target
    const [path, anchor] = decodeURIComponent(target).split('#', 2)
    const aim = posix.join(posix.dirname(file), path).replace(/\/$/, '')
    if (picture.test(aim)) return `/${encodeURI(aim)}`
    if (isHidden(aim)) return undefined
    const hash = anchor ? `#${anchor}` : ''
    return `${pathOf(pages, aim)}${query}${hash}`
  }
}

/** A step's page for its folder as well; any other file is shown as it is. */
function pathOf(pages: GuidePage[], aim: string) {
  const page = pages.find(
    ({ file, path }) => file === aim || path === `/${aim}`,
  )
  return page?.path ?? `/files/${encodeURI(aim)}`
}
