import { content, problemAnswer } from '@workshop/platform/openapi/parts'
import { refTo } from '@workshop/platform/openapi/schemas'
import { halTypes } from '../hal.ts'
import type { SchemaName } from './schemas.ts'

/** What each status means when it is answered with a problem document. */
const meanings = {
  400: 'The request is malformed, or has invalid query fields',
  404: 'There is no such post',
  406: 'None of the accepted media types is served',
  409: 'An id is taken',
  410: 'The token is too old or of another database; `_links.replay` starts again',
  412: 'The post is no longer as If-Match says',
  413: 'The body is over 100 kB',
  415: 'The body is of another media type',
  422: 'The post has invalid fields: one entry for each',
  428: 'If-Match is missing',
  503: 'The database does not answer; try again after Retry-After',
}

/** Every problem that an operation may answer with. */
export const problemAnswers = Object.fromEntries(
  Object.entries(meanings).map(([status, description]) => [
    `Problem${status}`,
    problemAnswer(description),
  ]),
)

/** An operation and its answers; `problems` are statuses, to which 503 is added. */
export function operation(
  tag: string,
  operationId: string,
  summary: string,
  { responses, problems, ...rest }: OperationDetails,
) {
  const refused = [...problems, 503].map(status => [
    status,
    { $ref: `#/components/responses/Problem${status}` },
  ])
  return {
    tags: [tag],
    operationId,
    summary,
    ...rest,
    responses: { ...responses, ...Object.fromEntries(refused) },
  }
}

type OperationDetails = {
  parameters?: object[]
  requestBody?: object
  responses: Record<number, object>
  problems: (keyof typeof meanings)[]
}

const text = { type: 'string' }

export const headers = {
  ETag: {
    description: 'The strong validator for If-Match and If-None-Match',
    schema: text,
  },
  Location: { description: 'The new post', schema: text },
  'Preference-Applied': {
    description: 'What of `Prefer` was followed',
    schema: text,
  },
}

/** An answer in both media types. */
export function hal(
  description: string,
  schema: object,
  names: (keyof typeof headers)[] = [],
) {
  return {
    description,
    headers: Object.fromEntries(names.map(name => [name, headers[name]])),
    content: content(halTypes, schema),
  }
}

export function schemaOf(name: SchemaName) {
  return { $ref: refTo(name) }
}
