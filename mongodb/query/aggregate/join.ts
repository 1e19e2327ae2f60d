import { MongoError } from '../../errors.ts'
import { isDocument } from '../../values/document.ts'
import { missing, valuesAt } from '../../values/path.ts'
import type { Document, Value } from '../../values/value.ts'
import { checkFields } from '../expression/arguments.ts'
import { checkName } from '../expression/conditional.ts'
import { compileExpression, type Evaluate } from '../expression.ts'
import { keyOf } from '../match/comparison.ts'
import { bind, type Cell } from '../scope.ts'
import { compilePipeline } from './compile.ts'
import type { PipelineContext, Stage } from './stage.ts'
import { replaceAt } from './unwind.ts'

type Find = (doc: Document) => Document[]

/** Joins by equal fields, by a pipeline with variables, or both (manual: "$lookup"). */
export function lookup(value: Value, context: PipelineContext): Stage {
  const spec = checkFields(
    value,
    '$lookup',
    ['as'],
    ['from', 'localField', 'foreignField', 'let', 'pipeline'],
  )
  const path = text(spec.as, 'as').split('.')
  const find = spec.pipeline
    ? findByPipeline(spec, context)
    : findByField(spec, context)
  return { each: doc => replaceAt(doc, path, find(doc)) }
}

function text(value: Value, name: string): string {
  if (typeof value === 'string' && value !== '') return value
  const message = `$lookup argument '${name}' must be a non-empty string`
  throw new MongoError('FailedToParse', message)
}

/** The other collection is read once, when the first document asks. */
function findByField(spec: Document, context: PipelineContext): Find {
  const local = text(spec.localField, 'localField')
  const foreign = text(spec.foreignField, 'foreignField')
  const from = text(spec.from, 'from')
  let index: Map<string, Set<Document>> | undefined
  return doc => {
    index ??= indexBy(context.resolve(from), foreign)
    return matchesOf(doc, local, index)
  }
}

function indexBy(docs: Iterable<Document>, path: string) {
  const index = new Map<string, Set<Document>>()
  for (const doc of docs) {
    const values = valuesAt(doc, path)
    if (values.length === 0) values.push(missing)
    for (const value of values) {
      const key = keyOfJoined(value)
      const known = index.get(key)
      if (known) known.add(doc)
      else index.set(key, new Set([doc]))
    }
  }
  return index
}

/** A missing field joins with null. */
function keyOfJoined(value: Value | typeof missing): string {
  return keyOf(value === missing ? null : value)
}

function matchesOf(
  doc: Document,
  path: string,
  index: Map<string, Set<Document>>,
): Document[] {
  const reached = valuesAt(doc, path)
  if (reached.length === 0) reached.push(missing)
  const found = new Set<Document>()
  for (const value of reached) {
    // An array joins by its items.
    if (Array.isArray(value)) continue
    for (const match of index.get(keyOfJoined(value)) ?? [])
      found.add(match)
  }
  return [...found]
}

function findByPipeline(spec: Document, context: PipelineContext): Find {
  const { bindings, inner } = bindAll(spec.let ?? {}, context)
  const run = compileInner(spec.pipeline, inner, {
    code: 'Location51047',
    where: "within a $lookup's sub-pipeline",
  })
  const candidates = candidatesOf(spec, context)
  return doc => {
    for (const [cell, evaluate] of bindings) cell.value = evaluate(doc)
    return [...run(candidates(doc))]
  }
}

function bindAll(variables: Value, context: PipelineContext) {
  const names = isDocument(variables) ? Object.keys(variables) : []
  const bindings: [Cell, Evaluate][] = []
  let inner = context
  for (const name of names) {
    const cell: Cell = { value: missing }
    const value = (variables as Document)[name]
    bindings.push([cell, compileExpression(value, context)])
    inner = { ...inner, ...bind(inner, checkName(name), cell) }
  }
  return { bindings, inner }
}

function candidatesOf(
  spec: Document,
  context: PipelineContext,
): (doc: Document) => Iterable<Document> {
  if (spec.localField !== undefined) return findByField(spec, context)
  if (spec.from === undefined) return () => [{}]
  const from = text(spec.from, 'from')
  let all: Document[] | undefined
  return () => {
    all ??= [...context.resolve(from)]
    return all
  }
}

type Place = {
  code: ConstructorParameters<typeof MongoError>[0]
  where: string
  refused?: readonly string[]
}

/** A pipeline within a stage: results can be written only by the outer one. */
function compileInner(
  pipeline: Value,
  context: PipelineContext,
  { code, where, refused = [] }: Place,
) {
  if (!Array.isArray(pipeline)) {
    const message = "'pipeline' option must be specified as an array"
    throw new MongoError('TypeMismatch', message)
  }
  const names = pipeline
    .filter(isDocument)
    .flatMap(stage => Object.keys(stage))
  const found = names.find(name =>
    ['$out', '$merge', ...refused].includes(name),
  )
  if (found) throw new MongoError(code, `${found} is not allowed ${where}`)
  return compilePipeline(pipeline as Document[], context)
}

export function unionWith(value: Value, context: PipelineContext): Stage {
  const spec = typeof value === 'string' ? { coll: value } : value
  const { coll, pipeline } = checkFields(
    spec,
    '$unionWith',
    ['coll'],
    ['pipeline'],
  )
  const run = compileInner(pipeline ?? [], context, {
    code: 'Location31441',
    where: "within a $unionWith's sub-pipeline",
  })
  return {
    *all(input) {
      yield* input
      yield* run(context.resolve(text(coll, 'coll')))
    },
  }
}

const inFacet = {
  code: 'Location40600',
  where: 'to be used within a $facet stage',
  refused: ['$facet', '$collStats'],
} as const

/** Several pipelines over the same documents, one answer (manual: "$facet"). */
export function facet(value: Value, context: PipelineContext): Stage {
  if (!isDocument(value) || Object.keys(value).length === 0) {
    const message = 'the $facet specification must be a non-empty object'
    throw new MongoError('Location40169', message)
  }
  const runs = Object.keys(value).map(
    name => [name, compileInner(value[name], context, inFacet)] as const,
  )
  return {
    *all(input) {
      const docs = [...input]
      const result: Document = {}
      for (const [name, run] of runs) result[name] = [...run(docs)]
      yield result
    },
  }
}
