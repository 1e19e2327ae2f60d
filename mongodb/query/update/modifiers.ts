import { MongoError } from '../../errors.ts'
import { isDocument } from '../../values/document.ts'
import { isIndex } from '../../values/path.ts'
import { typeName } from '../../values/types.ts'
import type { Document, Value } from '../../values/value.ts'
import { compileArrayFilters } from './array-filters.ts'
import { arrayOperators } from './arrays.ts'
import { bitOperator } from './bit.ts'
import type {
  CompileModifier,
  UpdateChange,
  UpdateOptions,
} from './change.ts'
import { checkUpdatePath } from './check-path.ts'
import { fieldOperators } from './fields.ts'
import { numberOperators } from './numbers.ts'
import { rename } from './rename.ts'
import { applyAt } from './target.ts'

type Step = { path: string; change: UpdateChange }

const operators = new Map<string, CompileModifier>(
  Object.entries({
    ...fieldOperators,
    ...numberOperators,
    ...arrayOperators,
    ...bitOperator,
  }),
)

/** Update operators as one change, which modifies its argument. */
export function compileModifiers(
  update: Document,
  options: UpdateOptions,
): UpdateChange {
  const filters = compileArrayFilters(update, options.arrayFilters ?? [])
  const steps = Object.keys(update).flatMap(name =>
    compileOperator(name, update[name], options, filters),
  )
  const paths = steps.map(step => step.path)
  checkConflicts([...paths, ...renamedPaths(update.$rename)])
  // MongoDB applies them by name, numbers by value, whatever the order given.
  steps.sort((a, b) => comparePaths(a.path, b.path))
  return (doc, circumstances) =>
    steps.reduce(
      (current, step) => step.change(current, circumstances),
      doc,
    )
}

function compileOperator(
  name: string,
  fields: Value,
  options: UpdateOptions,
  filters: ReturnType<typeof compileArrayFilters>,
): Step[] {
  const compile = operators.get(name)
  if (!compile && name !== '$rename') throw unknownModifier(name)
  if (!isDocument(fields)) throw notFields(name, fields)
  return Object.keys(fields).map(path => {
    checkUpdatePath(path)
    if (!compile) return rename(path, fields[path])
    const modify = compile(fields[path], path, options)
    return { path, change: applyAt(path, modify, filters) }
  })
}

function unknownModifier(name: string): MongoError {
  const message = `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`
  return new MongoError('FailedToParse', message)
}

function notFields(name: string, value: Value): MongoError {
  const message = `Modifiers operate on fields but we found type ${typeName(value)} instead. For example: {$mod: {<field>: ...}} not {${name}: ${JSON.stringify(value)}}`
  return new MongoError('FailedToParse', message)
}

function renamedPaths(fields: Value): string[] {
  if (!isDocument(fields)) return []
  return Object.keys(fields)
}

function checkConflicts(paths: string[]) {
  const sorted = [...paths].sort(comparePaths)
  for (let i = 1; i < sorted.length; i++) {
    const path = sorted[i]
    const other = sorted
      .slice(0, i)
      .find(shorter => path === shorter || path.startsWith(`${shorter}.`))
    if (other === undefined) continue
    const message = `Updating the path '${path}' would create a conflict at '${other}'`
    throw new MongoError('ConflictingUpdateOperators', message)
  }
}

function comparePaths(a: string, b: string): number {
  const x = a.split('.')
  const y = b.split('.')
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const order = compareParts(x[i], y[i])
    if (order !== 0) return order
  }
  return x.length - y.length
}

function compareParts(a: string, b: string): number {
  if (a === b) return 0
  if (isIndex(a) && isIndex(b)) return Number(a) - Number(b)
  return a < b ? -1 : 1
}
