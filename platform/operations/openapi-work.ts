import { header } from '../openapi/parts.ts'
import { doneAnswer, operationAnswer, refuse } from './openapi-answers.ts'

const prefer = {
  ...header(
    'Prefer',
    'RFC 7240: `wait=N` to wait N seconds, at most 8; `respond-async` for a 202',
  ),
  schema: {
    type: 'string',
    examples: [
      'respond-async',
      'wait=5',
      'wait=0',
      'respond-async, wait=0',
    ],
  },
}

const idempotencyKey = {
  ...header(
    'Idempotency-Key',
    'A request that is sent again under the same key has its effect once',
  ),
  schema: {
    type: 'string',
    pattern: '^"[!-~]{1,200}"$',
    examples: ['"8e03978e"', '"40d543dd"'],
  },
}

const accepted = operationAnswer(
  'Accepted; Location is the operation',
  ['Location', 'Retry-After'],
  ['Preference-Applied'],
)

type Details = {
  /** The status of work that is done in time. */
  done?: 200 | 201
  requestBody?: object
  responses?: Record<number, object>
}

/** Describes requests that start the verb's work, as the variant of that name answers them. */
export function workOf(name: string) {
  const isWaiting = !name.endsWith('-redirecting')

  return function describeWork(
    operationId: string,
    summary: string,
    { done = 201, requestBody, responses }: Details = {},
  ) {
    return {
      operationId,
      summary,
      parameters: [prefer, idempotencyKey],
      requestBody,
      responses: {
        ...(isWaiting && { [done]: doneAnswer, ...refuse(502, 504) }),
        202: accepted,
        ...refuse(400, 422, 503),
        ...(requestBody && refuse(413, 415)),
        ...responses,
      },
    }
  }
}

export type DescribeWork = ReturnType<typeof workOf>
