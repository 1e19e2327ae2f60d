import type { PictureType } from '@workshop/platform/picture-request'
import type { Registry } from 'prom-client'
import { createCoalesce } from './coalesce.ts'
import { createPictureMetrics } from './metrics.ts'
import { createQueue, type Limits } from './queue.ts'
import type { Resize } from './resize.ts'

type ResizeRequest = {
  original: Buffer
  width: number
  type: PictureType
  /** Equal for equal pictures. */
  etag: string
  /** Aborts when the client closes the connection. */
  aborted: AbortSignal
}

/** The verb: resizes in turn, equal pictures once, and none without a waiting client. */
export function createPictures(
  resize: Resize,
  limits: Limits,
  registry: Registry,
) {
  const queue = createQueue(limits)
  const { coalesced, duration } = createPictureMetrics(
    registry,
    queue.length,
  )
  const coalesce = createCoalesce<Buffer>(() => coalesced.inc())

  return function resizeInTurn(request: ResizeRequest) {
    const { original, width, type, etag, aborted } = request
    const timed = async () => {
      const stopTimer = duration.startTimer({ type })
      return resize(original, width, type).finally(stopTimer)
    }
    return coalesce(etag, aborted, unwanted =>
      queue.enqueue(timed, unwanted),
    )
  }
}
