import type { Collection, Db, UpdateFilter } from 'mongodb'
import { isOver, type Operation } from './operation.ts'

/** How long an outcome can be read, and how long an expired operation is remembered. */
const outcomeMs = 60 * 60_000
const tombstoneMs = 24 * outcomeMs

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
    const isCanceling = { $eq: ['$status', 'canceling'] }
    return operations.findOneAndUpdate(
      { dueAt: { $lte: now } },
      [
        {
          $set: {
            status: { $cond: [isCanceling, 'canceling', 'running'] },
            attempts: { $add: ['$attempts', 1] },
            dueAt: new Date(now.getTime() + leaseMs),
            worker,
            updatedAt: now,
          },
        },
      ],
      { sort: { dueAt: 1 }, returnDocument: 'after' },
    )
  }

  /** Extends a worker's leases, and finds those of its operations that it must stop. */
  async function renew(worker: string, ids: string[]) {
    const held = { _id: { $in: ids }, worker }
    const dueAt = new Date(Date.now() + leaseMs)
    await operations.updateMany(held, { $set: { dueAt } })
    const found = await operations
      .find(held, { projection: { status: 1 } })
      .toArray()
    const going = found.filter(({ status }) => status === 'running')
    return ids.filter(id => !going.some(({ _id }) => _id === id))
  }

  /** Writes only while the worker still holds this attempt's lease. */
  async function update(
    { _id, worker, attempts }: Operation,
    changes: UpdateFilter<Operation>,
  ) {
    await operations.updateOne({ _id, worker, attempts }, changes)
  }

  return {
    prepare,
    claim,
    renew,

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
        },
        $unset: { dueAt: '', worker: '' },
      }),

    /** Gives the lease back; another attempt may begin at `dueAt`. */
    release: (operation: Operation, dueAt: Date) =>
      update(operation, {
        $set: { status: 'pending', dueAt, updatedAt: new Date() },
        $unset: { worker: '' },
      }),

    /** Asks for a cancel; null where the operation is over or unknown. */
    async cancel(_id: string) {
      const now = new Date()
      const status = 'canceling' as const
      const after = { returnDocument: 'after' as const }
      const waiting = await operations.findOneAndUpdate(
        { _id, status: 'pending' },
        { $set: { status, dueAt: now, updatedAt: now } },
        after,
      )
      return (
        waiting ??
        operations.findOneAndUpdate(
          { _id, status: { $in: ['running', 'canceling'] } },
          { $set: { status, updatedAt: now } },
          after,
        )
      )
    },
  }
}

export type OperationStore = ReturnType<typeof createOperationStore>

/** When something changed, and until when it is kept. */
export function datesFrom(now: Date) {
  return {
    updatedAt: now,
    expiresAt: new Date(now.getTime() + outcomeMs),
    forgottenAt: new Date(now.getTime() + outcomeMs + tombstoneMs),
  }
}

/** Whether the outcome can no longer be read. */
export function isExpired(operation: Operation) {
  return isOver(operation) && operation.expiresAt.getTime() <= Date.now()
}
