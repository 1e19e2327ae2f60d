import * as z from 'zod'
import { content, header, problemAnswer } from '../openapi/parts.ts'
import { problemSchema, refTo } from '../openapi/schemas.ts'
import { operationStatus } from './operation.ts'

const link = z.strictObject({ href: z.string() })

/** The answers that all verbs have in common. */
export const answerSchemas = {
  Problem: problemSchema,
  Done: z.strictObject({ _links: z.strictObject({ result: link }) }),
  Operation: z.strictObject({
    id: z.string(),
    verb: z.string(),
    status: operationStatus,
    progress: z.number().min(0).max(1),
    attempts: z.int().min(0),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    error: problemSchema.optional(),
    _links: z.strictObject({
      self: link,
      result: link.optional(),
      cancel: link.optional(),
    }),
  }),
}

const always = { required: true, schema: { type: 'string' } }
const sometimes = { schema: { type: 'string' } }
const halType = 'application/hal+json'

/** An operation, with the headers that its answer always has, and others. */
export function operationAnswer(
  description: string,
  headers: string[],
  others: string[] = [],
) {
  return {
    description,
    headers: {
      'Cache-Control': always,
      ...Object.fromEntries(headers.map(name => [name, always])),
      ...Object.fromEntries(others.map(name => [name, sometimes])),
    },
    content: content([halType], { $ref: refTo('Operation') }),
  }
}

export const doneAnswer = {
  description: 'Done in time; Location is the result',
  headers: { Location: always, 'Preference-Applied': sometimes },
  content: content([halType], { $ref: refTo('Done') }),
}

export const refusals = {
  400: problemAnswer('The request is malformed, or has invalid fields'),
  404: problemAnswer('It does not exist'),
  409: problemAnswer('The operation is already over'),
  410: problemAnswer('The operation has expired'),
  413: problemAnswer('The body is over 100 kB'),
  415: problemAnswer('The encoding or the charset of the body is unknown'),
  422: problemAnswer('The Idempotency-Key belongs to another request'),
  502: problemAnswer('The partner does not take effects'),
  503: {
    ...problemAnswer('The queue is full, or something does not answer'),
    headers: { 'Retry-After': always },
  },
  504: problemAnswer('It was not done in time, and was taken back'),
}

/** Some of the refusals, by their statuses. */
export function refuse(...statuses: (keyof typeof refusals)[]) {
  return Object.fromEntries(
    statuses.map(status => [status, refusals[status]]),
  )
}

/** A read, with an ETag; `statuses` are its refusals besides 400 and 503. */
export function describeRead(
  operationId: string,
  summary: string,
  schema: object,
  ...statuses: (keyof typeof refusals)[]
) {
  return {
    operationId,
    summary,
    parameters: [ifNoneMatch],
    responses: {
      200: {
        description: 'As it is now',
        headers: { ETag: always },
        content: content(['application/json'], schema),
      },
      304: unchanged,
      ...refuse(400, 503, ...statuses),
    },
  }
}

export const ifNoneMatch = header(
  'If-None-Match',
  'The ETag that is known already',
)
export const unchanged = { description: 'As it was' }
