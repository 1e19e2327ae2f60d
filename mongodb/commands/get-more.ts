import { type Cursor, toLong } from '../cursors/cursors.ts'
import { type Batched, maxBatchBytes } from '../cursors/gatherer.ts'
import { deadlineOf } from '../cursors/open-cursor.ts'
import type { Command } from '../dispatch/command.ts'
import type { Host } from '../dispatch/host.ts'
import { namespace } from '../dispatch/namespace.ts'
import type { Request } from '../dispatch/request.ts'
import { MongoError } from '../errors.ts'

export const getMore: Command = {
  fields: ['collection', 'batchSize', 'term', 'lastKnownCommittedOpTime'],

  run(request, host) {
    host.counters.opcounters.getmore++
    const { body, database } = request
    const ns = namespace(database, body.string('collection') ?? '', true)
    const id = idOf(request)
    const cursor = host.cursors.pin(id, ns, request.session)
    try {
      const batched = cursor.source.next(limitsOf(request, cursor))
      if (!(batched instanceof Promise))
        return answer(host, cursor, batched)
      return batched.then(
        found => answer(host, cursor, found),
        error => fail(host, cursor, error),
      )
    } catch (error) {
      return fail(host, cursor, error)
    }
  },
}

function idOf({ body }: Request) {
  const element = body.elements[0]
  if (element.type !== 18) {
    throw new MongoError(
      'TypeMismatch',
      "BSON field 'getMore.getMore' is the wrong type, expected type 'long'",
    )
  }
  return body.bytes.readBigInt64LE(element.start)
}

function limitsOf({ body }: Request, { source }: Cursor) {
  const batchSize = body.natural('batchSize')
  const maxTimeMS = body.natural('maxTimeMS')
  return {
    count: batchSize || Number.POSITIVE_INFINITY,
    bytes: maxBatchBytes,
    deadline: deadlineOf(source.tail ? undefined : maxTimeMS),
    awaitMs: maxTimeMS ?? 1000,
  }
}

function answer(host: Host, cursor: Cursor, { batch, isDone }: Batched) {
  const { id, ns, source } = cursor
  host.cursors.release(cursor)
  const postBatchResumeToken = source.tail?.resumeToken()
  if (isDone) host.cursors.close(id)
  return {
    cursor: {
      nextBatch: batch,
      postBatchResumeToken,
      id: toLong(isDone ? 0n : id),
      ns,
    },
  }
}

function fail(host: Host, cursor: Cursor, error: unknown): never {
  host.cursors.release(cursor)
  host.cursors.close(cursor.id)
  throw error
}
