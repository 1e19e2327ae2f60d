import { MongoError } from '../../errors.ts'
import { isDocument, setField } from '../../values/document.ts'
import { missing } from '../../values/path.ts'
import type { Document, Value } from '../../values/value.ts'
import { compileExpression } from '../expression.ts'
import { keyOf } from '../match/comparison.ts'
import type { Accumulator } from './accumulator.ts'
import { accumulators } from './accumulators.ts'
import type { PipelineContext, Stage } from './stage.ts'

type Output = { name: string; create: () => Accumulator }
type Group = { id: Value; states: Accumulator[] }

/** Groups by equal `_id` (1 equals 1.0), in the order of the groups' first documents. */
export function group(spec: Value, context: PipelineContext): Stage {
  if (!isDocument(spec)) {
    const message = "a group's fields must be specified in an object"
    throw new MongoError('Location15947', message)
  }
  if (!Object.hasOwn(spec, '_id')) {
    const message = 'a group specification must include an _id'
    throw new MongoError('Location15955', message)
  }
  const idOf = compileExpression(spec._id, context)
  const outputs = Object.keys(spec)
    .filter(name => name !== '_id')
    .map(name => compileOutput(name, spec[name], context))
  return {
    *all(input) {
      const groups = new Map<string, Group>()
      for (const doc of input) {
        const value = idOf(doc)
        const id = value === missing ? null : value
        const { states } = groupOf(groups, id, outputs)
        for (const state of states) state.add(doc)
      }
      for (const { id, states } of groups.values()) {
        yield result(id, states, outputs)
      }
    },
  }
}

function groupOf(groups: Map<string, Group>, id: Value, outputs: Output[]) {
  const key = keyOf(id)
  let group = groups.get(key)
  if (!group) {
    group = { id, states: outputs.map(output => output.create()) }
    groups.set(key, group)
  }
  return group
}

function result(id: Value, states: Accumulator[], outputs: Output[]) {
  const doc: Document = { _id: id }
  states.forEach((state, i) => {
    const value = state.result()
    if (value !== missing) setField(doc, outputs[i].name, value)
  })
  return doc
}

function compileOutput(
  name: string,
  spec: Value,
  context: PipelineContext,
): Output {
  if (name.includes('.') || name.startsWith('$')) {
    const message = `The field name '${name}' cannot ${name.includes('.') ? "contain '.'" : 'be an operator name'}`
    throw new MongoError(
      name.includes('.') ? 'Location40235' : 'Location40234',
      message,
    )
  }
  if (!isDocument(spec)) {
    const message = `The field '${name}' must be an accumulator object`
    throw new MongoError('Location40234', message)
  }
  const operators = Object.keys(spec)
  if (operators.length !== 1) {
    const message = `The field '${name}' must specify one accumulator`
    throw new MongoError('Location40238', message)
  }
  const compile = accumulators.get(operators[0])
  if (!compile) {
    const message = `unknown group operator '${operators[0]}'`
    throw new MongoError('Location15952', message)
  }
  return { name, create: compile(spec[operators[0]], context) }
}
