import fc from 'fast-check'
import type { Operation } from './document.ts'
import { conditions, isOfOne } from './parts.ts'
import { right } from './right.ts'
import { wrong } from './wrong.ts'

/** A request; the running API fills in `{id}`, `{etag}` and `{next}`. */
export type Request = {
  operation: Operation
  path: string
  query: Record<string, string>
  headers: Record<string, string>
  body?: string
  /** Which of the known posts it is about. */
  nth: number
}

type Part = keyof typeof right

/** The parts that a request for the operation has. */
function partsOf(operation: Operation): Part[] {
  return [
    'query',
    'accept',
    ...(isOfOne(operation) ? ['path' as const] : []),
    ...(conditions(operation).length > 0 ? ['condition' as const] : []),
    ...(operation.requestBody ? (['type', 'body'] as const) : []),
  ]
}

/** Those of the parts that are wrong: none, one, or any of them. */
function wrongOf(parts: Part[]) {
  const one = fc.constantFrom(...parts).map(part => [part])
  return fc.oneof(
    { arbitrary: fc.constant<Part[]>([]), weight: 4 },
    { arbitrary: one, weight: 5 },
    { arbitrary: fc.subarray(parts), weight: 1 },
  )
}

/** Requests for an operation: whole ones, and such with wrong parts. */
export function requestsOf(operation: Operation): fc.Arbitrary<Request> {
  return wrongOf(partsOf(operation)).chain(chosen => {
    const of = <P extends Part>(part: P) =>
      (chosen.includes(part) ? wrong : right)[part](operation)
    return fc
      .record({
        path: of('path'),
        query: of('query'),
        accept: of('accept'),
        condition: of('condition'),
        type: of('type'),
        body: of('body'),
        nth: fc.nat(),
      })
      .map(({ accept, condition, type, ...request }) => {
        const headers = { ...accept, ...condition, ...type }
        return { ...request, operation, headers } as Request
      })
  })
}
