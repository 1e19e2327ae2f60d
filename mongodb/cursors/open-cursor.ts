import type { Host } from '../dispatch/host.ts'
import type { Request } from '../dispatch/request.ts'
import type { Answer } from '../wire/writer.ts'
import { type CursorSource, toLong } from './cursors.ts'
import {
  type Batched,
  firstBatchSize,
  type Limits,
  maxBatchBytes,
} from './gatherer.ts'

type Opening = {
  ns: string
  source: CursorSource
  /** Documents in the first batch; 101 where the client leaves it open. */
  batchSize?: number
  isSingleBatch?: boolean
  noCursorTimeout?: boolean
}

/** Answers a command that opens a cursor with its first batch. */
export function openCursor(
  request: Request,
  host: Host,
  opening: Opening,
): Answer | Promise<Answer> {
  const limits = firstLimits(request, opening)
  const batched = opening.source.next(limits)
  if (batched instanceof Promise) {
    return batched.then(
      found => firstAnswer(request, host, opening, found),
      error => closeAndThrow(opening, error),
    )
  }
  return firstAnswer(request, host, opening, batched)
}

function closeAndThrow({ source }: Opening, error: unknown): never {
  source.close()
  throw error
}

function firstLimits({ body }: Request, { batchSize }: Opening): Limits {
  return {
    count: batchSize ?? firstBatchSize,
    bytes: maxBatchBytes,
    deadline: deadlineOf(body.natural('maxTimeMS')),
  }
}

export function deadlineOf(maxTimeMS: number | undefined) {
  return maxTimeMS ? Date.now() + maxTimeMS : Number.POSITIVE_INFINITY
}

function firstAnswer(
  request: Request,
  host: Host,
  opening: Opening,
  { batch, isDone }: Batched,
): Answer {
  const { ns, source, isSingleBatch, noCursorTimeout } = opening
  let id = 0n
  if (isDone || isSingleBatch || request.client.closed) source.close()
  else
    id = host.cursors.open(ns, source, request.session, noCursorTimeout).id
  const postBatchResumeToken = source.tail?.resumeToken()
  return {
    cursor: { firstBatch: batch, postBatchResumeToken, id: toLong(id), ns },
  }
}
