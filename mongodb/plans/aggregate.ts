import type { Body } from '../dispatch/body.ts'
import { collectionOf } from '../dispatch/collection-of.ts'
import { compilePipeline, pushdown } from '../query/aggregate.ts'
import { scopeOfLet } from '../query/let.ts'
import { checkTextScore } from '../query/text-score.ts'
import type { Query } from '../storage/store.ts'
import { decode } from '../values/decode.ts'
import { isDocument } from '../values/document.ts'
import { encode } from '../values/encode.ts'
import { setScore } from '../values/score.ts'
import type { Document } from '../values/value.ts'
import { countOnly } from './count.ts'
import { findDocuments } from './find.ts'
import { readHint } from './hint.ts'
import { readPipeline, withoutSink } from './pipeline.ts'
import { iterateResults, type Reader, type ReadPlan } from './plan.ts'

type Plan = Query & { ns: string; rest: Document[] }

/** `aggregate` over a collection: the leading stages as a query, the others over its results. */
export const aggregatePlan: ReadPlan = {
  documents(reader, database, body) {
    const plan = planOf(database, body)
    const { ns, rest } = plan
    if (rest.length === 0) return findDocuments(reader, plan)
    return countOnly(reader, ns, plan, rest) ?? run(reader, database, plan)
  },

  work(reader, database, body) {
    const plan = planOf(database, body)
    let work = reader.estimate(plan.ns, plan)
    for (const other of othersOf(plan.rest)) {
      work += reader.count(`${database}.${other}`)
    }
    return work
  },
}

function planOf(database: string, body: Body): Plan {
  const pipeline = withoutSink(readPipeline(body))
  const pushed = pushdown(pipeline)
  checkTextScore(pushed.filter, pipeline)
  return {
    ...pushed,
    ns: collectionOf(database, body),
    hint: readHint(body),
    scope: scopeOfLet(body.document('let')),
  }
}

/** The part of a pipeline that is a query. */
export function aggregateQuery(body: Body): Query {
  const { rest, ...query } = pushdown(withoutSink(readPipeline(body)))
  const scope = scopeOfLet(body.document('let'))
  return { ...query, hint: readHint(body), scope }
}

function* run(reader: Reader, database: string, plan: Plan) {
  const { ns, rest, scope, wanted } = plan
  const pipeline = compilePipeline(rest, {
    ...scope,
    resolve: name => all(reader, `${database}.${name}`),
  })
  const input = decoded(reader, ns, plan, wanted)
  for (const document of pipeline(input)) yield encode(document)
}

function* decoded(
  reader: Reader,
  ns: string,
  query: Query,
  wanted?: Set<string>,
) {
  for (const found of iterateResults(reader.query(ns, query))) {
    if (!found) continue
    const document = decode(found.raw, wanted)
    if (found.score !== undefined) setScore(document, found.score)
    yield document
  }
}

function all(reader: Reader, ns: string) {
  return decoded(reader, ns, { filter: {} })
}

/** Names of the other collections that the stages read. */
function othersOf(stages: Document[]): string[] {
  return stages.flatMap(stage => {
    const [name] = Object.keys(stage)
    const spec = stage[name]
    if (name === '$unionWith' && typeof spec === 'string') return [spec]
    if (!isDocument(spec)) return []
    if (name === '$facet') return Object.values(spec).flatMap(othersIn)
    const from = name === '$unionWith' ? spec.coll : spec.from
    const named = typeof from === 'string' ? [from] : []
    return [...named, ...othersIn(spec.pipeline)]
  })
}

function othersIn(pipeline: unknown) {
  return Array.isArray(pipeline)
    ? othersOf(pipeline.filter(isDocument))
    : []
}
