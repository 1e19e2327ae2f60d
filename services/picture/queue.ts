import { Problem } from '@workshop/platform/errors'
import PQueue from 'p-queue'

export type Limits = {
  /** How many resizes may run at once. */
  running: number
  /** How many may wait for their turn. */
  waiting: number
}

/** Work in turn, a bounded number at once; past the bound of those that wait it is refused with 503. */
export function createQueue({ running, waiting }: Limits) {
  const queue = new PQueue({ concurrency: running })

  /** Skips what is `unwanted` before its turn has come; what has begun keeps its place to the end. */
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
