import fc from 'fast-check'
import type { ApiDocument, DescribedOperation } from './document.ts'
import { pathValuesOf } from './parameters.ts'
import type { Rules } from './part.ts'
import { partsOf } from './parts.ts'

/** Only the running API can fill places such as `{id}` and `{etag}`. */
export interface ApiRequest {
  operation: DescribedOperation
  path: string
  /** Of the path's parameters, where the API has shown none. */
  values: Record<string, string>
  query: Record<string, string>
  headers: Record<string, string>
  body?: string
  /** Selects among the paths that the API has shown. */
  nth: number
}

export function requestsFor(api: ApiDocument, rules?: Rules) {
  const each = api.operations.map(operation => {
    const parts = partsOf(api, operation, rules)
    const values = pathValuesOf(api, operation, rules)
    return requestsOf(operation, parts, values)
  })
  return fc.oneof(...each)
}

/** Requests with no invalid part, with one, or with several. */
function requestsOf(
  operation: DescribedOperation,
  parts: ReturnType<typeof partsOf>,
  values: fc.Arbitrary<Record<string, string>>,
) {
  const names = Object.keys(parts)
  const invalid = fc.oneof(
    { arbitrary: fc.constant<string[]>([]), weight: 4 },
    { arbitrary: fc.constantFrom(...names).map(n => [n]), weight: 5 },
    { arbitrary: fc.subarray(names), weight: 1 },
  )
  return fc.tuple(invalid.chain(chooseParts), values, fc.nat()).map(
    ([{ path = operation.path, query, body, ...headers }, values, nth]) =>
      ({
        ...{ operation, path, values, query, body, nth },
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
