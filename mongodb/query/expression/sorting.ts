import { MongoError } from '../../errors.ts'
import { isDocument } from '../../values/document.ts'
import { toDouble } from '../../values/exact.ts'
import type { NumberValue, Value } from '../../values/value.ts'
import { isNullish, type Scope } from '../scope.ts'
import { compileSort } from '../sort.ts'
import { sortValues } from '../values-order.ts'
import { type Argument, checkFields, withFields } from './arguments.ts'
import { arrayOrNull, int } from './arrays.ts'
import {
  type CompileOperator,
  compileExpression,
  type Evaluate,
} from './compile.ts'

/** Operators that order an array, or pick the first of it in some order. */
export const sorting: Record<string, CompileOperator> = {
  $sortArray: compileSortArray,
  $zip: withFields(['inputs'], ['useLongestLength', 'defaults'], zip),
  $firstN: take('$firstN', (items, n) => items.slice(0, n)),
  $lastN: take('$lastN', (items, n) => items.slice(-n)),
  $minN: take('$minN', (items, n) => ordered(items, 1).slice(0, n)),
  $maxN: take('$maxN', (items, n) => ordered(items, -1).slice(0, n)),
}

function ordered(items: Value[], direction: 1 | -1): Value[] {
  return sortValues(
    items.filter(item => !isNullish(item)),
    direction,
  )
}

function compileSortArray(operand: Value, scope: Scope): Evaluate {
  const spec = checkFields(operand, '$sortArray', ['input', 'sortBy'], [])
  const input = compileExpression(spec.input, scope)
  const sort = sorter(spec.sortBy)
  const what =
    'The input argument to $sortArray must be an array, but was of type:'
  return doc => {
    const items = arrayOrNull(input(doc), what, 2942504)
    return items && sort(items)
  }
}

function sorter(spec: Value): (items: Value[]) => Value[] {
  if (isDocument(spec)) {
    const order = compileSort(spec)
    const docOf = (item: Value) => (isDocument(item) ? item : {})
    return items => items.toSorted((a, b) => order(docOf(a), docOf(b)))
  }
  const direction = toDouble(spec as NumberValue)
  if (direction === 1 || direction === -1) {
    return items => sortValues(items, direction)
  }
  const message = 'Invalid sortBy value of $sortArray'
  throw new MongoError('Location2942507', message)
}

function take(
  name: string,
  pick: (items: Value[], count: number) => Value[],
): CompileOperator {
  return withFields(['input', 'n'], [], ({ input, n }) => {
    if (!Array.isArray(input)) {
      const message = 'Input must be an array'
      throw new MongoError('Location5788200', message)
    }
    const count = int(n, `Value for 'n' in ${name}`, 5787902)
    if (count > 0) return pick(input, count)
    const message = `'n' must be greater than 0, found ${count}`
    throw new MongoError('Location5787908', message)
  })
}

function zip({
  inputs,
  useLongestLength,
  defaults,
}: Record<string, Argument>): Argument {
  if (!Array.isArray(inputs)) {
    const message = 'inputs must be an array of expressions'
    throw new MongoError('Location34461', message)
  }
  const what = '$zip found a non-array expression in input:'
  const rows = inputs.map(input => arrayOrNull(input, what, 34468))
  if (rows.includes(null)) return null
  const arrays = rows as Value[][]
  const lengths = arrays.map(row => row.length)
  const isLongest = useLongestLength === true
  const length = isLongest ? Math.max(...lengths) : Math.min(...lengths)
  const fill = Array.isArray(defaults) ? defaults : []
  return Array.from({ length }, (_, i) =>
    arrays.map((row, j) => (i < row.length ? row[i] : (fill[j] ?? null))),
  )
}
