import { randomUUID } from 'node:crypto'
import type { Request, Response } from 'express'
import { Problem } from '../errors.ts'
import { preferencesOf } from '../prefer.ts'
import { type Operation, operationPath, toDocument } from './operation.ts'
import type { Result } from './verb.ts'

/** Seconds after which it is worth asking again. */
export const retryAfterSeconds = '1'

/** 202, with the address of the operation (RFC 9110, section 15.3.3). */
export function answerAccepted(
  res: Response,
  verb: string,
  operation: Operation,
) {
  // TODO: 202, with the headers Location, Retry-After and Cache-Control, and
  // the operation as a HAL document. Preference-Applied, where it was preferred.
  void [verb, operation, operationPath, toDocument, retryAfterSeconds]
  res.sendStatus(501)
}

/**
 * 201, or 200 where nothing was created (RFC 9110, section 15.3), with the address
 * of the result; a preferred wait was applied.
 */
export function answerDone(
  res: Response,
  { location }: Result,
  seconds: number,
) {
  if (preferencesOf(res.req).wait !== undefined)
    res.set('Preference-Applied', `wait=${seconds}`)
  res
    .status(res.req.method === 'DELETE' ? 200 : 201)
    .location(location)
    .type('application/hal+json')
    .json({ _links: { result: { href: location } } })
}

/** 504: the wait is over, and the work is not. */
export function tooSlow(cause: unknown) {
  return new Problem(504, 'It takes longer than you wait', {
    detail: 'Send it again with the same Idempotency-Key, or wait longer.',
    cause,
  })
}

/** 422: the same key came with another request. */
export function keyReused() {
  return new Problem(
    422,
    'The idempotency key belongs to another request',
    {
      detail: 'Send a new Idempotency-Key with a new request.',
    },
  )
}

/**
 * The header of draft-ietf-httpapi-idempotency-key-header, a quoted string; quotes
 * are optional here. A random key where it is missing. Throws Problem 400.
 */
export function idempotencyKeyOf(req: Request) {
  const header = req.get('Idempotency-Key')
  if (header === undefined) return randomUUID()
  const key = header.replace(/^"(.*)"$/, '$1')
  if (/^[\x21-\x7e]{1,200}$/.test(key)) return key
  throw new Problem(400, 'The request has invalid fields', {
    errors: [
      {
        field: 'Idempotency-Key',
        message: 'must be 1 to 200 visible characters',
      },
    ],
  })
}
