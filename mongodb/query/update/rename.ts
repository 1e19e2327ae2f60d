import { MongoError } from '../../errors.ts'
import { getField, isDocument } from '../../values/document.ts'
import type { Document, Value } from '../../values/value.ts'
import type { UpdateChange } from './change.ts'
import { checkUpdatePath } from './check-path.ts'
import { applyAt, showValue } from './target.ts'

/** `$rename` of one field (manual: "$rename"); neither path may lead through an array. */
export function rename(
  from: string,
  to: Value,
): { path: string; change: UpdateChange } {
  if (typeof to !== 'string') {
    const message = `The 'to' field for $rename must be a string: ${from}: ${showValue(to)}`
    throw new MongoError('BadValue', message)
  }
  checkUpdatePath(to)
  checkDifferent(from, to)
  return {
    path: to,
    change(doc, circumstances) {
      const parent = parentOf(doc, from, 'source')
      const name = from.split('.').at(-1) as string
      if (!parent || !Object.hasOwn(parent, name)) return doc
      const value = getField(parent, name)
      delete parent[name]
      parentOf(doc, to, 'destination')
      const modify = { change: () => value, creates: true }
      return applyAt(to, modify, new Map())(doc, circumstances)
    },
  }
}

function checkDifferent(from: string, to: string) {
  if (from === to) {
    const message = `The source and target field for $rename must differ: ${from}: "${to}"`
    throw new MongoError('BadValue', message)
  }
  if (/\$/.test(from) || /\$/.test(to)) {
    const which = /\$/.test(from) ? 'source' : 'destination'
    const message = `The ${which} field for $rename may not be dynamic: ${which === 'source' ? from : to}`
    throw new MongoError('BadValue', message)
  }
  if (to.startsWith(`${from}.`) || from.startsWith(`${to}.`)) {
    const message = `The source and target field for $rename must not be on the same path: ${from}: "${to}"`
    throw new MongoError('BadValue', message)
  }
}

function parentOf(
  doc: Document,
  path: string,
  which: string,
): Document | undefined {
  let current: Value = doc
  for (const part of path.split('.').slice(0, -1)) {
    current = getField(current as Document, part)
    if (Array.isArray(current)) {
      const message = `The ${which} field cannot be an array element, '${path}' in doc with _id: ${showValue(doc._id)} has an array field called '${part}'`
      throw new MongoError('BadValue', message)
    }
    if (!isDocument(current)) return undefined
  }
  return current as Document
}
