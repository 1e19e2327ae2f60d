import type { Request } from 'express'

/** The page of this site that held the form. */
export function wayBack(req: Request, instead: string) {
  const referer = req.get('referer') ?? ''
  if (!URL.canParse(referer)) return instead

  const { host, pathname, search } = new URL(referer)
  if (host !== req.get('host')) return instead
  return pathname.replace(/^\/+/, '/') + search
}
