import type { RequestHandler } from 'express'
import * as z from 'zod'

/** A whole number as it stands in a query. */
export function whole(least: number, most: number) {
  return z.preprocess(
    value =>
      typeof value === 'string' && /^\d{1,15}$/.test(value)
        ? Number(value)
        : value,
    z.number().int().min(least).max(most),
  )
}

const nothing = z.strictObject({})

/** Refuses every query field where none has a meaning. */
export const noQuery: RequestHandler = (req, _res, next) => {
  nothing.parse(req.query)
  next()
}
