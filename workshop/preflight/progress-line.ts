import { Presets, SingleBar } from 'cli-progress'
import type { Demo } from './demo.ts'

/** A line on a terminal that says what is being done, and how much of all is. */
export function createProgressLine(demos: Record<string, Demo[]>) {
  // Each stage starts and stops, too.
  const steps =
    Object.values(demos).flat().length + 2 * Object.keys(demos).length
  const format = '{bar} {value} of {total}  {doing}'
  const bar = new SingleBar(
    { format, barsize: 16, clearOnComplete: true, hideCursor: true },
    Presets.rect,
  )
  let done = 0
  let doing = ''

  return {
    show(text: string) {
      doing = text
      if (bar.isActive) bar.update(done, { doing })
      else bar.start(steps, done, { doing })
    },
    /** Makes room for a line of the report. */
    finishStep() {
      done++
      bar.stop()
    },
    stop: () => bar.stop(),
  }
}
