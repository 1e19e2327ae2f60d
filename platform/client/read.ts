import { type FieldError, Problem } from '../errors.ts'
import type { Answer } from './client.ts'
import type { Response } from './transport.ts'

type Document = { title?: string; detail?: string; errors?: FieldError[] }

/**
 * The answer as its caller wants it. Throws a Problem, the upstream's own, where it
 * refused the request (4xx but 404), and any other error where it answers nonsense.
 */
export function read<Data>(
  { status, headers, data }: Response,
  type: 'json' | 'arraybuffer' = 'json',
): Answer<Data> {
  if (status >= 500) throw new Error(`answers ${status}`)
  if (status >= 400 && status !== 404) throw refusal(status, data)

  const raw = type === 'arraybuffer'
  const read = raw ? data : parse(data, headers['content-type'])
  return {
    status,
    headers: headers as Answer<Data>['headers'],
    data: read as Data,
  }
}

/** A body that says it is JSON, and is (RFC 8259; `+json` by RFC 6839, section 3.1). */
function parse(data: Buffer, type: unknown): unknown {
  if (data.length === 0) return undefined
  if (!/[/+]json\b/.test(String(type)))
    throw new Error(`answers ${type} instead of JSON`)
  return JSON.parse(data.toString())
}

function refusal(status: number, data: Buffer) {
  const { title = 'Refused', detail, errors } = documentIn(data)
  return new Problem(status, title, { detail, errors })
}

function documentIn(data: Buffer): Document {
  try {
    return (JSON.parse(data.toString()) as Document | null) ?? {}
  } catch {
    return {}
  }
}
