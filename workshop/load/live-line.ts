import { Presets, SingleBar } from 'cli-progress'
import { time } from './print.ts'
import type { LoadResult } from './tally.ts'

/** Leaves 60 of 80 columns for the figures. */
const barsize = 16

/** A line that follows a load: on standard error, and only on a terminal. */
export function createLiveLine(title: string, seconds: number) {
  const format = `${title}{bar} {sent} sent, {answered} answered, {inFlight} in flight, p99 {p99}`
  const bar = new SingleBar(
    { format, barsize, clearOnComplete: true, hideCursor: true },
    Presets.rect,
  )
  bar.start(seconds, 0, { sent: 0, answered: 0, inFlight: 0, p99: '…' })

  return {
    show(result: LoadResult, inFlight: number) {
      const { sent, answered, latencyMs } = result
      const p99 = latencyMs ? time(latencyMs.p99) : '…'
      const done = Math.min(result.seconds, seconds)
      bar.update(done, { sent, answered, inFlight, p99 })
    },
    stop: () => bar.stop(),
  }
}
