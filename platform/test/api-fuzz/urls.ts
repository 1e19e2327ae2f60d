import fc from 'fast-check'
import { anyCharacter } from '../fuzz.ts'
import type { Parameter } from './document.ts'
import { isSegment, type NamedParts, recordOf } from './parameters.ts'
import { oneOr, type Part, printable } from './part.ts'

export function queryPartOf(
  parts: NamedParts,
  parameters: Parameter[],
): Part {
  const requiredKeys = parameters
    .filter(each => each.in === 'query' && each.required)
    .map(({ name }) => name)
  const unknown = fc.dictionary(printable, fc.string(), { minKeys: 1 })
  const single = parts.map(([name, { invalid }]) =>
    fc.record({ [name]: invalid }),
  )
  return {
    valid: recordOf(parts, 'valid', { requiredKeys }),
    invalid: fc.oneof(recordOf(parts, 'invalid'), unknown, ...single),
  }
}

const badSegments = oneOr(
  fc
    .string({ minLength: 1, unit: anyCharacter })
    .filter(isSegment)
    .map(encodeURIComponent),
  ...['%', '%ff', '%zz', '%00'],
)

/** With a segment that cannot be decoded, or that names nothing. */
export function pathPartOf(path: string): Part {
  return {
    valid: fc.constant(path),
    invalid: badSegments.map(text => path.replace(/\{\w+\}/, text)),
  }
}
