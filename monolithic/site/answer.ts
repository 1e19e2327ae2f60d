import type { Request, Response } from 'express'

/** HTML unless the client prefers JSON. */
export function prefersJson(req: Request) {
  const preferred = req.accepts([
    'html',
    'json',
    'application/problem+json',
  ])
  return preferred !== false && preferred !== 'html'
}

/** `data` as JSON, or as a page that may also show `more`. */
export function answer(
  req: Request,
  res: Response,
  view: string,
  data: object,
  more: object = {},
) {
  res.vary('Accept')
  const { unavailable } = res.locals
  if (prefersJson(req)) return res.json({ ...data, unavailable })
  res.render(view, { ...data, ...more, flash: takeFlash(req) })
}

export function takeFlash({ session }: Request) {
  const { flash } = session
  if (flash) delete session.flash
  return flash
}
