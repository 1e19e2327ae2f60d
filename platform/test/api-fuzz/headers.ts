import fc, { constantFrom as oneOf } from 'fast-check'
import type { DescribedOperation } from './document.ts'
import type { NamedParts } from './parameters.ts'
import { oneOr, type Part, printable } from './part.ts'

const conditions: Record<string, number> = {
  'If-None-Match': 304,
  'If-Match': 412,
}

/** Each header is a part of its own; conditional headers take an ETag that was read. */
export function headersOf(
  operation: DescribedOperation,
  parts: NamedParts,
) {
  const isRead = operation.method === 'GET'
  const present = ['{etag}', '"x", {etag}', ...(isRead ? [] : ['*'])]
  const others = oneOr(printable, '"x"', 'W/"x"', 'W/{etag}', '')
  const etag = { valid: oneOf(...present), invalid: others }
  const optional = parts.filter(([name]) => !(name in conditions))
  const conditional = Object.keys(conditions).filter(
    name => conditions[name] in operation.responses,
  )
  return Object.fromEntries([
    ...conditional.map(name => [name, headerOf(name, etag, !isRead)]),
    ...optional.map(([name, part]) => [name, headerOf(name, part, false)]),
  ])
}

export function headerOf(
  name: string,
  { valid, invalid }: Part,
  isRequired = true,
): Part {
  const absent = fc.constant({})
  const one = fc.record({ [name]: valid })
  const other = fc.record({ [name]: invalid })
  return {
    valid: isRequired ? one : fc.oneof(absent, one),
    invalid: isRequired ? fc.oneof(absent, other) : other,
  }
}
