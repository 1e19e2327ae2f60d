import { z } from 'zod'
import { linksSchema } from '../links.ts'

/** RFC 9457, with one entry for each wrong field. */
export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  errors: z
    .array(z.strictObject({ field: z.string(), message: z.string() }))
    .optional(),
  _links: linksSchema.optional(),
})

const meanings = {
  400: 'The request is malformed, or has wrong query fields',
  404: 'There is no such post',
  406: 'None of the accepted media types is served',
  409: 'An id is taken',
  410: 'The token is too old or of another database; `_links.replay` starts again',
  412: 'The post is no longer as If-Match says',
  413: 'The body is over 100 kB',
  415: 'The body is of another media type',
  422: 'The post has wrong fields: one entry for each',
  428: 'If-Match is missing',
  503: 'The database does not answer; try again after Retry-After',
}

export type ProblemStatus = keyof typeof meanings

/** Every problem that an operation may answer with. */
export const problemAnswers = Object.fromEntries(
  Object.entries(meanings).map(([status, description]) => [
    `Problem${status}`,
    {
      description,
      content: {
        'application/problem+json': {
          schema: { $ref: '#/components/schemas/Problem' },
        },
      },
    },
  ]),
)

export function problems(...statuses: ProblemStatus[]) {
  return Object.fromEntries(
    [...statuses, 503].map(status => [
      status,
      { $ref: `#/components/responses/Problem${status}` },
    ]),
  )
}
