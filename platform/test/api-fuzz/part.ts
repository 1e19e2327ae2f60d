import fc from 'fast-check'
import type { DescribedOperation } from './document.ts'

/** Generators of one part of a request. */
export interface Part<Value = unknown> {
  valid: fc.Arbitrary<Value>
  invalid: fc.Arbitrary<Value>
}

/** The rules of an API that its document cannot express. */
export interface Rules {
  /** Parameters, by their names, that are not generated from their schemas. */
  parameters?: Record<string, (usual: Part<string>) => Part<string>>
  /** The bodies of an operation. */
  body?(operation: DescribedOperation, usual: Part<string>): Part<string>
}

/** Characters that an HTTP header can carry. */
export const printable = fc.stringMatching(/^[!-~]{1,20}$/)

export const oneOr = (others: fc.Arbitrary<string>, ...words: string[]) =>
  fc.oneof(fc.constantFrom(...words), others)
