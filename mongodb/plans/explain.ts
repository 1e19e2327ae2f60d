import { Body } from '../dispatch/body.ts'
import { collectionOf } from '../dispatch/collection-of.ts'
import { version } from '../dispatch/product.ts'
import { MongoError } from '../errors.ts'
import type { Explanation, Query } from '../storage/store.ts'
import { isDocument } from '../values/document.ts'
import { encode } from '../values/encode.ts'
import type { Document } from '../values/value.ts'
import { aggregateQuery } from './aggregate.ts'
import { countQuery } from './count.ts'
import { coveredPlan } from './covered.ts'
import { distinctQuery } from './distinct.ts'
import { readFind } from './find.ts'
import { readHint } from './hint.ts'
import type { ReadPlan } from './plan.ts'

type Explained = { ns: string; query: Query; command: Document }

/** `explain`, as one document: how a command's documents are found. */
export const explainPlan: ReadPlan = {
  *documents(reader, database, body) {
    const { ns, query, command } = readExplained(database, body)
    const started = performance.now()
    const found = withCovered(reader.explain(ns, query), command)
    const millis = Math.round(performance.now() - started)
    const verbosity = body.string('verbosity') ?? 'allPlansExecution'
    yield encode({
      explainVersion: '1',
      queryPlanner: planOf(ns, query, found),
      ...(verbosity === 'queryPlanner'
        ? {}
        : { executionStats: statsOf(found, millis) }),
      command,
      serverInfo: {
        host: 'localhost',
        port: 0,
        version,
        gitVersion: 'none',
      },
    })
  },

  work(reader, database, body) {
    const { ns, query } = readExplained(database, body)
    return reader.estimate(ns, query)
  },
}

/** A covered query reads no documents on MongoDB. */
function withCovered(found: Explanation, { find, projection }: Document) {
  if (!find || !isDocument(projection)) return found
  const winningPlan = coveredPlan(found.winningPlan, projection)
  return winningPlan
    ? { ...found, winningPlan, totalDocsExamined: 0 }
    : found
}

const verbosities = ['queryPlanner', 'executionStats', 'allPlansExecution']

export function checkVerbosity(body: Body) {
  const verbosity = body.string('verbosity')
  if (!verbosity || verbosities.includes(verbosity)) return
  throw new MongoError(
    'BadValue',
    `Enumeration value '${verbosity}' for field 'explain.verbosity' is not a valid value.`,
  )
}

function readExplained(database: string, body: Body): Explained {
  const raw = body.raw('explain') ?? Buffer.from([5, 0, 0, 0, 0])
  const command = new Body(raw)
  const read = queries[command.name]
  if (!read) {
    throw new MongoError(
      'CommandNotFound',
      `Explain failed due to unknown command: ${command.name}`,
    )
  }
  const ns = collectionOf(database, command)
  const document = body.document('explain') as Document
  const shown = { ...document, $db: database }
  return { ns, query: read(command, ns), command: shown }
}

const queries: Record<string, (body: Body, ns: string) => Query> = {
  find: (body, ns) => readFind(ns, body),
  count: countQuery,
  distinct: distinctQuery,
  aggregate: aggregateQuery,
  update: body => writeQuery(first(body, 'updates'), 'multi', true),
  delete: body => writeQuery(first(body, 'deletes'), 'limit', 0),
  findAndModify: body => ({
    filter: body.document('query') ?? {},
    sort: body.document('sort'),
    hint: readHint(body),
    limit: 1,
  }),
}

function first(body: Body, field: string) {
  const documents = body.documents(field) ?? []
  if (documents.length === 1) return new Body(documents[0])
  throw new MongoError(
    'InvalidLength',
    'Explained write commands must have exactly one statement',
  )
}

function writeQuery(statement: Body, field: string, all: unknown): Query {
  const isAll = statement.get(field) === all
  return {
    filter: statement.document('q') ?? {},
    hint: readHint(statement),
    limit: isAll ? undefined : 1,
  }
}

function planOf(ns: string, query: Query, found: Explanation): Document {
  return {
    namespace: ns,
    parsedQuery: query.filter,
    indexFilterSet: false,
    winningPlan: { isCached: false, ...found.winningPlan },
    rejectedPlans: [],
  }
}

function statsOf(found: Explanation, millis: number): Document {
  const { nReturned, totalKeysExamined, totalDocsExamined } = found
  return {
    executionSuccess: true,
    nReturned,
    executionTimeMillis: millis,
    totalKeysExamined,
    totalDocsExamined,
    executionStages: { ...found.winningPlan, nReturned },
  }
}
