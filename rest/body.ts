import {
  type FieldError,
  Problem,
  toProblem,
} from '@workshop/platform/errors'
import express, { type RequestHandler } from 'express'
import type * as z from 'zod'

export const json = ['application/json', 'application/hal+json']
/** RFC 7396. */
export const mergePatch = ['application/merge-patch+json']

/** Reads a JSON body of at most 100 kB; other types are 415 (RFC 9110, section 15.5.16). */
export function readBody(
  types: string[],
  headers: Record<string, string>,
): RequestHandler[] {
  return [
    function checkType(req, _res, next) {
      if (req.is(types)) return next()
      throw new Problem(415, 'Unsupported media type', {
        detail: `The body is to be ${types.join(' or ')}`,
        headers,
      })
    },
    express.json({
      type: types,
      limit: '100kb',
      strict: false,
      verify: requireText,
    }),
  ]
}

/** The parser would take an empty body for `{}`. */
function requireText(_req: unknown, _res: unknown, body: Buffer) {
  if (body.length > 0) return
  throw new Problem(400, 'The request is malformed', {
    errors: [{ field: 'body', message: 'is missing' }],
  })
}

/** The parsed body; invalid fields are a 422 problem, one entry each (RFC 9110, 15.5.21). */
export function parseBody<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
): z.infer<Schema> {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  throw invalidPost(toProblem(parsed.error).errors)
}

export function invalidPost(errors?: FieldError[]) {
  return new Problem(422, 'The post has invalid fields', { errors })
}
