import { MongoError } from '../../errors.ts'
import { type Missing, missing } from '../../values/path.ts'
import type { Document, Value } from '../../values/value.ts'
import type { Scope } from '../scope.ts'
import { checkPath, follow } from './field-path.ts'

type Evaluate = (doc: Document) => Value | Missing

/** `$$name` and `$$name.path`: system variables, and those of `let`, `$let`, `$map` … */
export function variable(text: string, scope: Scope): Evaluate {
  const [name, ...path] = text.split('.')
  if (path.length > 0) checkPath(path.join('.'))
  const read = lookUp(name, scope)
  return path.length === 0 ? read : doc => follow(read(doc), path, 0)
}

function lookUp(name: string, scope: Scope): Evaluate {
  const cell = scope.cells?.get(name)
  if (cell) return () => cell.value
  if (name === 'ROOT' || name === 'CURRENT') return doc => doc
  if (name === 'REMOVE') return () => missing
  if (name === 'NOW') {
    const now = scope.now ?? new Date()
    return () => now
  }
  const message = `Use of undefined variable: ${name}`
  throw new MongoError('Location17276', message)
}
