import type { AxiosResponse } from 'axios'
import { type FieldError, Problem } from '../errors.ts'

export type Answer<Data> = Pick<
  AxiosResponse<Data>,
  'status' | 'headers' | 'data'
>

/** The upstream failed (5xx), or its answer cannot be read. */
export class BadAnswer extends Error {
  readonly status: number
  readonly retryAfterMs?: number

  constructor({ status, headers }: AxiosResponse, message: string) {
    super(message)
    this.status = status
    this.retryAfterMs = Number(headers['retry-after']) * 1000 || undefined
  }
}

/**
 * Hands on each answer below 400, and 404. Throws a Problem for other 4xx and
 * agreed statuses, the upstream's own; else BadAnswer.
 */
export function checkAnswer(
  response: AxiosResponse,
  agreed: number[] = [],
): Answer<unknown> {
  const { status, headers, data, config } = response
  const isAgreed = status < 500 || agreed.includes(status)
  if (!isAgreed) throw new BadAnswer(response, `answers ${status}`)
  if (status >= 400 && status !== 404) throw toProblem(response)

  const isEmpty = data === ''
  if (config.responseType === 'json' && !isEmpty && !isJson(response)) {
    const type = headers['content-type']
    throw new BadAnswer(response, `answers ${type} instead of JSON`)
  }
  return { status, headers, data: isEmpty ? undefined : data }
}

/** `+json` is JSON, too (RFC 6839, section 3.1); axios leaves broken JSON a string. */
function isJson({ headers, data }: AxiosResponse) {
  const isDeclared = /[/+]json\b/.test(String(headers['content-type']))
  return isDeclared && typeof data !== 'string'
}

type Document = { title?: string; detail?: string; errors?: FieldError[] }

function toProblem({ status, headers, data }: AxiosResponse) {
  const { title = 'Refused', detail, errors } = documentIn(data)
  const retryAfter = headers['retry-after']
  return new Problem(status, title, {
    detail,
    errors,
    headers: retryAfter && { 'Retry-After': String(retryAfter) },
  })
}

function documentIn(data: unknown): Document {
  try {
    const read = Buffer.isBuffer(data) ? JSON.parse(String(data)) : data
    return (read as Document | null) ?? {}
  } catch {
    return {}
  }
}
