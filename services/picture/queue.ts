import { Problem } from '@workshop/platform/errors'
import PQueue from 'p-queue'

export type Limits = {
  /** How many resizes may run at once. */
  running: number
  /** How many may wait for their turn. */
  waiting: number
}

/** Runs a limited number of resizes at once; when the queue is full it refuses with 503. */
export function createQueue({ running, waiting }: Limits) {
  const queue = new PQueue({ concurrency: running })

  /** Skips work that is `unwanted` before its turn; running work goes on to its end. */
  async function enqueue<Result>(
    work: () => Promise<Result>,
    unwanted: AbortSignal,
  ) {
    if (queue.pending >= running && queue.size >= waiting) throw full()

    const skip = new AbortController()
    const leave = () => skip.abort(unwanted.reason)
    unwanted.addEventListener('abort', leave)
    const begin = () => {
      unwanted.removeEventListener('abort', leave)
      return work()
    }
    return queue.add(begin, { signal: skip.signal })
  }

  return { enqueue, length: () => queue.size }
}

function full() {
  return new Problem(503, 'Too many pictures are being resized', {
    detail: 'Please try again in a moment.',
    headers: { 'Retry-After': '1' },
  })
}
