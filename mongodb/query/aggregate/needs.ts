import { isDocument } from '../../values/document.ts'
import { isNumber } from '../../values/types.ts'
import type { Document, Value } from '../../values/value.ts'
import { collect, type Fields, topLevel } from '../dependencies.ts'
import { pathsOf } from '../filter-paths.ts'
import { isTrue } from '../scope.ts'

type Need = {
  /** Fields read so far of the documents that come in. */
  read: Set<string>
  /** Fields that a stage has set: reading these later needs nothing. */
  made: Set<string>
}

/** 'end': later stages read no field of the input; 'unknown': the stage may read all of them. */
type Answer = 'go on' | 'end' | 'unknown'

/** The top-level fields of its input that a pipeline reads, or undefined where it may need all. */
export function needsOf(pipeline: Document[]): Fields {
  const need: Need = { read: new Set(), made: new Set() }
  for (const stage of pipeline) {
    const [name] = Object.keys(stage)
    const answer = analyse(name, stage[name], need)
    if (answer === 'end') return need.read
    if (answer === 'unknown') return undefined
  }
  return undefined
}

function analyse(name: string, spec: Value, need: Need): Answer {
  switch (name) {
    case '$match':
      return isDocument(spec) ? addAll(pathsOf(spec), need) : 'unknown'
    case '$sort':
      return isDocument(spec)
        ? addAll(new Set(Object.keys(spec).map(topLevel)), need)
        : 'unknown'
    case '$limit':
    case '$skip':
    case '$sample':
      return 'go on'
    case '$addFields':
    case '$set':
      return analyseSet(spec, need)
    case '$project':
      return analyseProject(spec, need)
    case '$group':
    case '$sortByCount':
    case '$bucket':
    case '$bucketAuto':
      return end(addExpression(spec, need))
    case '$count':
      return 'end'
    case '$replaceWith':
    case '$replaceRoot':
      return end(addExpression(spec, need))
    case '$unwind':
      return addExpression(isDocument(spec) ? spec.path : spec, need)
    default:
      return 'unknown'
  }
}

const end = (answer: Answer): Answer =>
  answer === 'go on' ? 'end' : answer

function addAll(fields: Fields, need: Need): Answer {
  if (!fields) return 'unknown'
  for (const field of fields) {
    if (!need.made.has(field)) need.read.add(field)
  }
  return 'go on'
}

function addExpression(expression: Value, need: Need): Answer {
  const fields = new Set<string>()
  return addAll(collect(expression, fields) ? fields : undefined, need)
}

function analyseSet(spec: Value, need: Need): Answer {
  if (!isDocument(spec)) return 'unknown'
  const answer = addExpression(spec, need)
  for (const name of Object.keys(spec)) {
    // Setting a nested field keeps what else the field holds.
    const isWhole = !name.includes('.') && isExpression(spec[name])
    if (isWhole) need.made.add(name)
    else addAll(new Set([topLevel(name)]), need)
  }
  return answer
}

function isExpression(value: Value): boolean {
  return (
    !isDocument(value) || (Object.keys(value)[0] ?? '$').startsWith('$')
  )
}

/** An inclusion says all that later stages can see. */
function analyseProject(spec: Value, need: Need): Answer {
  if (!isDocument(spec)) return 'unknown'
  const names = Object.keys(spec)
  const isExclusion = names.some(
    name => name !== '_id' && isOff(spec[name]),
  )
  const onlyId = names.every(name => name === '_id')
  if (isExclusion || (onlyId && isOff(spec._id))) return 'go on'
  const kept = names.filter(name => !isOff(spec[name])).map(topLevel)
  if (!names.includes('_id')) kept.push('_id')
  const computed = names.filter(name => isComputed(name, spec[name]))
  const answer = addAll(
    new Set(kept.filter(name => !computed.includes(name))),
    need,
  )
  return answer === 'unknown' ? answer : end(addExpression(spec, need))
}

function isOff(value: Value): boolean {
  return value === false || (isNumber(value) && !isTrue(value))
}

function isComputed(name: string, value: Value): boolean {
  if (name.includes('.')) return false
  if (typeof value === 'string') return true
  return isDocument(value) && isExpression(value)
}
