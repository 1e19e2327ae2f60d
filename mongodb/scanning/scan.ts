import { parentPort, workerData } from 'node:worker_threads'
import { type Batched, Gatherer } from '../cursors/gatherer.ts'
import { Body } from '../dispatch/body.ts'
import { MongoError } from '../errors.ts'
import type { Documents } from '../plans/plan.ts'
import { documentsOf } from '../plans/plans.ts'
import { openReader } from '../storage/open.ts'
import { encode } from '../values/encode.ts'
import type { Document } from '../values/value.ts'
import type { Batch } from '../wire/batch.ts'
import { AnswerWriter } from '../wire/writer.ts'
import type { Order, Report } from './messages.ts'

/** Runs in a thread of its own: reads for cursors whose work is long. */
const reader = openReader(workerData.folder)
const open = new Map<number, Gatherer>()

parentPort?.on('message', async (order: Order) => {
  try {
    if ('open' in order) start(order)
    else if ('next' in order) send(order.id, await next(order))
    else close(order.id)
  } catch (error) {
    report({ id: order.id, error: toPlain(error) })
  }
})

function start({
  id,
  open: { database, body },
}: Extract<Order, { open: unknown }>) {
  const documents = lazily(() =>
    documentsOf(reader, database, new Body(Buffer.from(body))),
  )
  open.set(id, new Gatherer(documents))
}

/** What opening throws is the answer to the first `next`. */
function* lazily(openDocuments: () => Documents) {
  const documents = openDocuments()
  for (let next = documents.next(); !next.done; next = documents.next()) {
    yield next.value
  }
}

async function next({
  id,
  next: limits,
}: Extract<Order, { next: unknown }>) {
  const gatherer = open.get(id)
  if (!gatherer) throw new MongoError('CursorNotFound', 'the scan is over')
  return gatherer.next(limits)
}

/** Sends the batch as a single transferred block, so the main thread copies no documents. */
function send(id: number, { batch, isDone }: Batched) {
  const writer = new AnswerWriter(batch.bytes + batch.length * 4 + 64)
  writer.batch(batch as Batch)
  const array = new Uint8Array(writer.bytes.subarray(0, writer.at))
  if (isDone) close(id)
  const { length } = batch
  report({ id, array, length, isDone }, [array.buffer])
}

function close(id: number) {
  open.get(id)?.close()
  open.delete(id)
}

function report(message: Report, transfer: ArrayBuffer[] = []) {
  parentPort?.postMessage(message, transfer)
}

/** Errors cross as bytes, so that the values in their fields keep their types. */
function toPlain(error: unknown) {
  const { message, stack } = error as Error
  const known = error instanceof MongoError ? error : undefined
  return {
    message,
    stack,
    codeName: known?.codeName,
    fields: encode((known?.fields ?? {}) as Document),
  }
}
