import type { Command } from '../dispatch/command.ts'
import { clusterTime, type Host } from '../dispatch/host.ts'
import { maxWriteBatchSize } from '../dispatch/limits.ts'
import type { Request } from '../dispatch/request.ts'
import { MongoError } from '../errors.ts'
import type { Store } from '../storage/store.ts'
import { checkSizes, prepareInsert } from '../writing/prepare.ts'
import type { Statement } from '../writing/statement.ts'
import { answerOf, runStatements, workOf } from '../writing/statements.ts'

export const insert: Command = {
  fields: [
    'documents',
    'ordered',
    'bypassDocumentValidation',
    'stmtId',
    'stmtIds',
    'bypassEmptyTsReplacement',
  ],

  async run(request, host) {
    const { ns } = request
    const documents = request.documents('documents')
    checkCount(documents.length)
    checkSizes(documents)
    host.counters.opcounters.insert += documents.length
    await ensureCollection(host.store, ns)
    const done = await insertAll(request, host, ns, documents)
    return answerOf(done)
  },
}

function insertAll(
  request: Request,
  host: Host,
  ns: string,
  documents: Buffer[],
) {
  const now = () => clusterTime(host.store)
  const statement = (index: number): Statement => ({
    apply(tx) {
      tx.insert(ns, prepareInsert(documents[index], now))
      return { n: 1 }
    },
  })
  return runStatements(workOf(request, host, documents.length, statement))
}

/** A write to a collection that does not exist creates it. */
export async function ensureCollection(store: Store, ns: string) {
  if (store.collection(ns)) return
  try {
    await store.createCollection(ns)
  } catch (error) {
    if (!(error instanceof MongoError)) throw error
    if (error.codeName !== 'NamespaceExists') throw error
  }
}

export function checkCount(count: number) {
  if (count > 0 && count <= maxWriteBatchSize) return
  throw new MongoError(
    'InvalidLength',
    `Write batch sizes must be between 1 and ${maxWriteBatchSize}. Got ${count} operations.`,
  )
}
