import { MongoError } from '../../errors.ts'
import { toDouble } from '../../values/exact.ts'
import { missing } from '../../values/path.ts'
import type { Document, Value } from '../../values/value.ts'
import { checkFields } from '../expression/arguments.ts'
import { order } from '../expression/logic.ts'
import { isNumeric } from '../expression/numbers.ts'
import { compileExpression } from '../expression.ts'
import { isNullish, type Scope } from '../scope.ts'
import { planSort } from '../sort.ts'
import type { Accumulator, CompileAccumulator } from './accumulator.ts'

/** Accumulators that pick some of a group's values: `$topN`, `$firstN` … */
export const pickers: Record<string, CompileAccumulator> = {
  $top: bySort('$top', 1, true),
  $bottom: bySort('$bottom', -1, true),
  $topN: bySort('$topN', 1, false),
  $bottomN: bySort('$bottomN', -1, false),
  $firstN: byPlace('$firstN', 1),
  $lastN: byPlace('$lastN', -1),
  $minN: byValue('$minN', 1),
  $maxN: byValue('$maxN', -1),
}

function bySort(
  name: string,
  side: 1 | -1,
  isSingle: boolean,
): CompileAccumulator {
  return (operand, scope) => {
    const required = ['sortBy', 'output', ...(isSingle ? [] : ['n'])]
    const spec = checkFields(operand, name, required, [])
    const { keyOf, compareKeys } = planSort(spec.sortBy as Document)
    const output = compileExpression(spec.output, scope)
    const most = isSingle ? 1 : countOf(spec.n, scope, name)
    return () => {
      const rows: { key: Value[]; value: Value }[] = []
      return {
        add(doc) {
          const value = output(doc)
          rows.push({
            key: keyOf(doc),
            value: value === missing ? null : value,
          })
        },
        result() {
          rows.sort((a, b) => compareKeys(a.key, b.key))
          const picked = slice(rows, most, side).map(row => row.value)
          return isSingle ? (picked[0] ?? null) : picked
        },
      }
    }
  }
}

function slice<T>(items: T[], count: number, side: 1 | -1): T[] {
  return side === 1 ? items.slice(0, count) : items.slice(-count)
}

function byPlace(name: string, side: 1 | -1): CompileAccumulator {
  return collecting(name, (items, count) => slice(items, count, side))
}

/** Null and missing values do not count. */
function byValue(name: string, sign: 1 | -1): CompileAccumulator {
  return collecting(name, (items, count) =>
    items
      .filter(value => !isNullish(value))
      .sort((a, b) => order(a, b) * sign)
      .slice(0, count),
  )
}

function collecting(
  name: string,
  pick: (items: Value[], count: number) => Value[],
): CompileAccumulator {
  return (operand, scope) => {
    const spec = checkFields(operand, name, ['input', 'n'], [])
    const input = compileExpression(spec.input, scope)
    const count = countOf(spec.n, scope, name)
    return (): Accumulator => {
      const items: Value[] = []
      return {
        add(doc) {
          const value = input(doc)
          items.push(value === missing ? null : value)
        },
        result: () => pick(items, count),
      }
    }
  }
}

function countOf(operand: Value, scope: Scope, name: string): number {
  const value = compileExpression(operand, scope)({})
  const count = isNumeric(value) ? toDouble(value) : Number.NaN
  if (Number.isInteger(count) && count > 0) return count
  const message = `Value for 'n' must be a positive integer in ${name}`
  throw new MongoError('Location5787902', message)
}
