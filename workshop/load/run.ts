import { type Schedule, sendOpenLoop } from './open-loop.ts'
import { createTally, type LoadResult } from './tally.ts'
import { openTarget, type Target } from './target.ts'

type LoadOptions = {
  /** Ends it early, with the result so far. */
  signal?: AbortSignal
  /** Called twice a second, with the result so far. */
  onProgress?: (result: LoadResult, inFlight: number) => void
}

const progressIntervalMs = 500

/** Sends requests on schedule; resolves when each is answered or given up. */
export async function runLoad(
  target: Target,
  schedule: Schedule,
  { signal, onProgress = () => {} }: LoadOptions = {},
) {
  const tally = createTally()
  const { send, close } = openTarget(target)
  const startedAt = performance.now()
  const result = () => {
    const seconds = (performance.now() - startedAt) / 1000
    return tally.resultAfter(seconds, Math.min(seconds, schedule.seconds))
  }
  const progress = setInterval(
    () => onProgress(result(), tally.inFlight()),
    progressIntervalMs,
  )
  try {
    await sendOpenLoop({
      ...schedule,
      signal,
      send() {
        tally.begin()
        return send()
      },
      onOutcome: tally.record,
    })
    return result()
  } finally {
    clearInterval(progress)
    close()
  }
}
