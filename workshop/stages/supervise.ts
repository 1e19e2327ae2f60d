import { type Kept, keep } from './keep.ts'
import type { Program } from './process.ts'
import { createRecord, type Recorded } from './record.ts'

export type Supervisor = {
  /** Starts one more and keeps it running; `onChange` as in `keep`. */
  start<Ready>(program: Program, onChange?: () => void): Kept<Ready>
  /** The same; resolves when it is ready, and lets go of what fails at its first start. */
  run<Ready>(program: Program): Promise<Kept<Ready>>
  /** Ends one for good. */
  end(kept: Kept<unknown>): Promise<void>
  /** Adds to what a later start, or another terminal, finds in the record. */
  note(facts: Partial<Recorded>): Promise<void>
  /** Ends them all, the last one started first. */
  stop(): Promise<void>
  /** Settles when all have been ended. */
  stopped: Promise<void>
}

/** Keeps the processes of one stage running, and a record of them in `folder`. */
export function supervise(folder: string, stage: string): Supervisor {
  const all: Kept<unknown>[] = []
  const facts: Recorded = {
    supervisor: process.pid,
    since: Date.now(),
    stage,
    processes: [],
  }
  const record = createRecord(folder, () => ({
    ...facts,
    processes: all.map(({ process: { pid, file } }) => ({ pid, file })),
  }))
  let hasStopped = () => {}
  const stopped = new Promise<void>(resolve => (hasStopped = resolve))
  let stopping: Promise<void> | undefined

  async function end(kept: Kept<unknown>) {
    await kept.stop()
    all.splice(all.indexOf(kept), 1)
    await record.save()
  }

  async function stopAll() {
    for (const kept of all.toReversed()) await end(kept)
    await record.remove()
    hasStopped()
  }

  const start: Supervisor['start'] = (program, onChange = () => {}) => {
    if (stopping) throw new Error('The stage is being ended.')
    const kept = keep<never>(program, () => {
      // `note` tells when it cannot be written.
      record.save().catch(() => {})
      onChange()
    })
    all.push(kept)
    return kept
  }

  return {
    start,
    async run(program) {
      const kept = start<never>(program)
      try {
        await kept.untilReady
        return kept
      } catch (error) {
        await end(kept)
        throw error
      }
    },
    end,
    async note(more) {
      Object.assign(facts, more)
      await record.save()
    },
    stop: () => (stopping ??= stopAll()),
    stopped,
  }
}
