import { toDouble } from '../values/exact.ts'
import { type Missing, missing } from '../values/path.ts'
import { typeCode } from '../values/types.ts'
import type { NumberValue, Value } from '../values/value.ts'

/** Holds a variable's value while an expression that sees it runs. */
export type Cell = { value: Value | Missing }

/** Everything that expressions see beside the document: the command's time and the variables. */
export type Scope = {
  now?: Date
  cells?: ReadonlyMap<string, Cell>
}

/** The scope with one more variable. */
export function bind(scope: Scope, name: string, cell: Cell): Scope {
  return { ...scope, cells: new Map(scope.cells).set(name, cell) }
}

export function isNullish(
  value: Value | Missing,
): value is null | undefined | Missing {
  return value === null || value === undefined || value === missing
}

/** MongoDB's truth: null, undefined, missing, false and any zero are false. */
export function isTrue(value: Value | Missing): boolean {
  if (typeof value === 'boolean') return value
  if (isNullish(value)) return false
  if (typeof value === 'number') return value !== 0
  if (typeof value === 'string') return true
  const code = typeCode(value)
  const isNumber = code === 1 || code === 16 || code === 18 || code === 19
  return !isNumber || toDouble(value as NumberValue) !== 0
}
