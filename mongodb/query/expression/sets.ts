import { MongoError } from '../../errors.ts'
import type { Value } from '../../values/value.ts'
import { keyOf } from '../match/comparison.ts'
import { isNullish, isTrue } from '../scope.ts'
import { type Argument, withArguments } from './arguments.ts'
import type { CompileOperator } from './compile.ts'
import { typeNameOf } from './numbers.ts'

const any = Number.POSITIVE_INFINITY

/** Arrays as sets of distinct BSON values (manual: "Set Expression Operators"). */
export const sets: Record<string, CompileOperator> = {
  $setUnion: withArguments(0, any, (values, name) =>
    combine(values, name, union),
  ),
  $setIntersection: withArguments(0, any, (values, name) =>
    combine(values, name, intersection),
  ),
  $setDifference: withArguments(2, 2, (values, name) =>
    combine(values, name, ([a, b]) => unique(a, key => !b.has(key))),
  ),
  $setEquals: withArguments(2, any, (values, name) => {
    const [first, ...others] = values.map(value => setOf(value, name))
    return others.every(
      other =>
        other.size === first.size &&
        [...other.keys()].every(key => first.has(key)),
    )
  }),
  $setIsSubset: withArguments(2, 2, (values, name) => {
    const [a, b] = values.map(value => setOf(value, name))
    return [...a.keys()].every(key => b.has(key))
  }),
  $allElementsTrue: withArguments(1, 1, ([value], name) =>
    listOf(value, name).every(isTrue),
  ),
  $anyElementTrue: withArguments(1, 1, ([value], name) =>
    listOf(value, name).some(isTrue),
  ),
}

type ValueSet = Map<string, Value>

function combine(
  values: Argument[],
  name: string,
  way: (sets: ValueSet[]) => Value[],
): Argument {
  if (values.some(isNullish)) return null
  return way(values.map(value => setOf(value, name)))
}

function listOf(value: Argument, name: string): Value[] {
  if (Array.isArray(value)) return value
  const message = `All operands of ${name} must be arrays. One argument is of type: ${typeNameOf(value)}`
  throw new MongoError(codes[name] ?? 'Location17043', message)
}

const codes: Record<string, `Location${number}`> = {
  $setIntersection: 'Location17047',
  $setDifference: 'Location17048',
  $setEquals: 'Location17044',
  $setIsSubset: 'Location17046',
  $allElementsTrue: 'Location17040',
  $anyElementTrue: 'Location17041',
}

function setOf(value: Argument, name: string): ValueSet {
  const set: ValueSet = new Map()
  for (const item of listOf(value, name)) {
    const key = keyOf(item)
    if (!set.has(key)) set.set(key, item)
  }
  return set
}

function union(sets: ValueSet[]): Value[] {
  const all: ValueSet = new Map()
  for (const set of sets) {
    for (const [key, item] of set) if (!all.has(key)) all.set(key, item)
  }
  return [...all.values()]
}

function intersection([first, ...others]: ValueSet[]): Value[] {
  if (!first) return []
  return unique(first, key => others.every(other => other.has(key)))
}

function unique(set: ValueSet, isKept: (key: string) => boolean): Value[] {
  return [...set].filter(([key]) => isKept(key)).map(([, item]) => item)
}
