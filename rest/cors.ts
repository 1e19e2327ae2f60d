import cors from 'cors'
import type { RequestHandler } from 'express'
import { z } from 'zod'

/** What pages of other origins may read of an answer, besides its body. */
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

/** `https://a.example,https://b.example`, `*` or nothing, as a variable of the environment has it. */
export const origins = z
  .string()
  .default('')
  .transform(list => list.split(',').map(text => text.trim()))
  .transform(list => list.filter(text => text !== ''))
  .refine(list => list.every(isOrigin), 'must be origins or *')
