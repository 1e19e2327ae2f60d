import type { RawAnswer } from '../request.ts'
import {
  type ApiDocument,
  type DescribedOperation,
  nameOf,
} from './document.ts'

/** Names the part of an answer that the document does not describe. */
export function findUndocumented(
  { resolve, findError }: ApiDocument,
  { responses }: DescribedOperation,
  answer: RawAnswer,
): string | undefined {
  const { status, type = '', text } = answer
  if (!responses[status]) return `status ${status}: ${text}`
  const { content, headers = {} } = resolve(responses[status])
  const lost = Object.entries(headers)
    .filter(([, { required }]) => required)
    .filter(([name]) => !answer.headers.has(name))
  if (lost.length > 0) return `${status} without ${lost[0][0]}`
  if (!content) return text === '' ? undefined : `a body: ${text}`
  if (!content[type]) return `type ${type}`
  const error = findError(content[type].schema, JSON.parse(text))
  return error && `${error} in ${text.slice(0, 500)}`
}

type Least = {
  success: number
  refusal: number
  /** Endings of names, such as `503`: only trouble brings these answers. */
  except: string[]
}

/** The names of documented answers that came less often. */
export function findMissing(
  { operations }: ApiDocument,
  counts: Map<string, number>,
  { success, refusal, except }: Least,
) {
  const names = operations.flatMap(operation =>
    Object.keys(operation.responses).map(code => nameOf(operation, code)),
  )
  return names.filter(name => {
    const least = / 2\d\d$/.test(name) ? success : refusal
    const isExpected = !except.some(ending => name.endsWith(ending))
    return isExpected && (counts.get(name) ?? 0) < least
  })
}
