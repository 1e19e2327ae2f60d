import fc from 'fast-check'
import { type Operation, operations } from './operations.ts'
import { partsOf } from './parts.ts'

/** Only the running API can fill the places `{id}`, `{etag}` and `{next}`. */
export interface ApiRequest {
  operation: Operation
  path: string
  query: Record<string, string>
  headers: Record<string, string>
  body?: string
  /** Selects the known post that takes the place `{id}`. */
  nth: number
}

/** Requests with no invalid part, with one, or with several. */
function requestsFor(operation: Operation) {
  const parts = partsOf(operation)
  const names = Object.keys(parts)
  const invalid = fc.oneof(
    { arbitrary: fc.constant<string[]>([]), weight: 4 },
    { arbitrary: fc.constantFrom(...names).map(n => [n]), weight: 5 },
    { arbitrary: fc.subarray(names), weight: 1 },
  )
  return fc.tuple(invalid.chain(chooseParts), fc.nat()).map(
    ([{ path = operation.path, query, body, ...headers }, nth]) =>
      ({
        ...{ operation, path, query, body, nth },
        headers: Object.assign({}, ...Object.values(headers)),
      }) as ApiRequest,
  )

  function chooseParts(invalid: string[]) {
    const chosen = Object.entries(parts).map(
      ([name, pair]) =>
        [name, invalid.includes(name) ? pair.invalid : pair.valid] as const,
    )
    return fc.record<Record<string, unknown>>(Object.fromEntries(chosen))
  }
}

export const requests = fc.oneof(...operations.map(requestsFor))
