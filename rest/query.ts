import { z } from 'zod'

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
