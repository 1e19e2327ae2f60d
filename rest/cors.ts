import cors from 'cors'
import type { RequestHandler } from 'express'
import * as z from 'zod'

/** The headers that pages of other origins may read. */
const exposedHeaders = [
  'Allow',
  'ETag',
  'Location',
  'Preference-Applied',
  'Retry-After',
]

/** Lets pages of these origins (`*`: of any) use the API; without origins, of none. */
export function allowOrigins(origins: string[]): RequestHandler {
  if (origins.length === 0) return (_req, _res, next) => next()
  return cors({
    origin: origins.includes('*') ? '*' : origins,
    exposedHeaders,
    maxAge: 600,
    // OPTIONS is answered by the resource itself.
    preflightContinue: true,
  })
}

const isOrigin = (text: string) =>
  text === '*' || (URL.canParse(text) && new URL(text).origin === text)

/** A variable of the environment: `https://a.example,https://b.example`, `*` or nothing. */
export const origins = z
  .string()
  .default('')
  .transform(list => list.split(',').map(text => text.trim()))
  .transform(list => list.filter(text => text !== ''))
  .refine(list => list.every(isOrigin), 'must be origins or *')
