import type { Registry } from 'prom-client'
import { createCounts } from './metrics.ts'
import { createQueue, type Limits } from './queue.ts'
import type { PictureType, Resize } from './resize.ts'
import { createShare } from './share.ts'

export type Wish = {
  original: Buffer
  width: number
  type: PictureType
  /** Equal for equal pictures. */
  etag: string
  /** Aborts when the client has gone. */
  gone: AbortSignal
}

/** The verb: resizes in turn, equal scaling once, and none that nobody waits for. */
export function createPictures(
  resize: Resize,
  limits: Limits,
  registry: Registry,
) {
  const queue = createQueue(limits)
  const { shared, duration } = createCounts(registry, queue.length)
  const share = createShare<Buffer>(() => shared.inc())

  return function make({ original, width, type, etag, gone }: Wish) {
    const timed = async () => {
      const end = duration.startTimer({ type })
      return resize(original, width, type).finally(end)
    }
    return share(etag, gone, unwanted => queue.enqueue(timed, unwanted))
  }
}
