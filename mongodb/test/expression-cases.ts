import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Decimal128, Double, Long } from 'bson'
import { compileExpression } from '../query/expression.ts'
import { scopeOfLet } from '../query/let.ts'
import type { Document, Value } from '../values/value.ts'

export type Case = [expression: unknown, expected: unknown, doc?: object]

export const D = (value: number) => new Double(value)
export const L = (value: number) => Long.fromNumber(value)
export const dec = (text: string) => Decimal128.fromString(text)

/** A test for each page of the manual; `$$limit` is 7. */
export function answersAsTheManualSays(pages: Record<string, Case[]>) {
  for (const [page, cases] of Object.entries(pages)) {
    test(`expressions answer as the manual says: ${page}`, () => {
      for (const [expression, expected, doc = {}] of cases) {
        const scope = scopeOfLet({ limit: 7 })
        const evaluate = compileExpression(expression as Value, scope)
        const title = JSON.stringify(expression)
        assert.deepEqual(evaluate(doc as Document), expected, title)
      }
    })
  }
}
