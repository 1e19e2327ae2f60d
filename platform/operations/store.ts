import type { Collection, Db, Document, UpdateFilter } from 'mongodb'
import { isOver, type Operation } from './operation.ts'

/** How long an outcome can be read, and how long an expired operation is remembered. */
const outcomeMs = 60 * 60_000
const tombstoneMs = 24 * outcomeMs

const isCanceling = { $eq: ['$status', 'canceling'] }
const after = { returnDocument: 'after' as const }

/** The operations of a verb, in the verb's own database. */
export function createOperationStore(db: Db, leaseMs: number) {
  const operations: Collection<Operation> = db.collection('operations')

  async function prepare() {
    await operations.createIndexes([
      { key: { dueAt: 1 } },
      { key: { user: 1, key: 1 }, unique: true },
      { key: { forgottenAt: 1 }, expireAfterSeconds: 0 },
    ])
  }

  /** The oldest that is due, with a lease for this worker: a new one, or a dead worker's. */
  function claim(worker: string) {
    const now = new Date()
    return operations.findOneAndUpdate(
      { dueAt: { $lte: now } },
      [
        {
          $set: {
            status: { $cond: [isCanceling, 'canceling', 'running'] },
            attempts: { $add: ['$attempts', 1] },
            dueAt: leaseEnd(),
            worker,
            updatedAt: now,
          },
        },
      ],
      { sort: { dueAt: 1 }, ...after },
    )
  }

  /** Extends a worker's leases, and finds those of its operations that it must stop. */
  async function renew(worker: string, ids: string[]) {
    const held = { _id: { $in: ids }, worker }
    await operations.updateMany(held, { $set: { dueAt: leaseEnd() } })
    const found = await operations
      .find(held, { projection: { status: 1 } })
      .toArray()
    const going = found.filter(({ status }) => status === 'running')
    return ids.filter(id => !going.some(({ _id }) => _id === id))
  }

  /** Extends the lease of one attempt; null where the worker has lost it. */
  function hold({ _id, worker, attempts }: Operation) {
    return operations.findOneAndUpdate(
      { _id, worker, attempts },
      { $set: { dueAt: leaseEnd() } },
      after,
    )
  }

  /** Writes only while the worker still holds this attempt's lease. */
  async function update(
    { _id, worker, attempts }: Operation,
    changes: UpdateFilter<Operation> | Document[],
  ) {
    // A problem without details would be stored with nulls.
    const ignoreUndefined = true
    const lease = { _id, worker, attempts }
    await operations.updateOne(lease, changes, { ignoreUndefined })
  }

  function leaseEnd() {
    return new Date(Date.now() + leaseMs)
  }

  return {
    prepare,
    claim,
    renew,
    hold,

    insert: (operation: Operation) => operations.insertOne(operation),
    find: (_id: string) => operations.findOne({ _id }),
    findByKey: (user: string, key: string) =>
      operations.findOne({ user, key }),

    /** How many are not over. */
    countOpen: () =>
      operations.countDocuments({ dueAt: { $gte: new Date(0) } }),

    report: (operation: Operation, progress: number) =>
      update(operation, { $set: { progress, updatedAt: new Date() } }),

    /** It is over, and the outcome can be read from now on. */
    finish: (
      operation: Operation,
      outcome: Pick<Operation, 'status' | 'error' | 'result'>,
    ) =>
      update(operation, {
        $set: {
          ...outcome,
          progress: outcome.result ? 1 : operation.progress,
          ...datesFrom(new Date()),
          forgottenAt: new Date(Date.now() + outcomeMs + tombstoneMs),
        },
        $unset: { dueAt: '', worker: '' },
      }),

    /** Gives the lease back; the next attempt begins at `dueAt`, a cancel at once. */
    release: (operation: Operation, dueAt: Date) =>
      update(operation, [
        {
          $set: {
            status: { $cond: [isCanceling, 'canceling', 'pending'] },
            dueAt: { $cond: [isCanceling, new Date(), dueAt] },
            updatedAt: new Date(),
          },
        },
        { $unset: 'worker' },
      ]),

    /** Asks for a cancel; null where the operation is over or unknown. */
    cancel(_id: string) {
      const now = new Date()
      const isPending = { $eq: ['$status', 'pending'] }
      const dueAt = { $cond: [isPending, now, '$dueAt'] }
      return operations.findOneAndUpdate(
        { _id, status: { $in: ['pending', 'running', 'canceling'] } },
        [{ $set: { status: 'canceling', dueAt, updatedAt: now } }],
        after,
      )
    },
  }
}

export type OperationStore = ReturnType<typeof createOperationStore>

/** When it changed, and until when the outcome can be read. */
export function datesFrom(now: Date) {
  return {
    updatedAt: now,
    expiresAt: new Date(now.getTime() + outcomeMs),
  }
}

/** Whether the outcome can no longer be read. */
export function isExpired(operation: Operation) {
  return isOver(operation) && operation.expiresAt.getTime() <= Date.now()
}
