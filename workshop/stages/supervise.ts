import { type Program, type Running, run } from './process.ts'
import { forget, keep } from './record.ts'

export type Supervisor = {
  processes: Running<unknown>[]
  /** Starts one more; ready when this resolves. */
  run<Ready>(program: Program): Promise<Running<Ready>>
  /** Settles when a process ends that was not asked to, with its name. */
  broken: Promise<string>
  /** Ends them all, the last one started first. */
  stop(): Promise<void>
}

/** Keeps the processes of one stage, and a record of them in `folder` for a later start. */
export function supervise(folder: string, stage: string): Supervisor {
  const processes: Running<unknown>[] = []
  const record = { supervisor: process.pid, stage, processes }
  let stopping = false
  let tell: (name: string) => void = () => {}
  const broken = new Promise<string>(resolve => (tell = resolve))

  return {
    processes,
    broken,
    async run<Ready>(program: Program) {
      const running = await run<Ready>(program)
      processes.push(running)
      running.ended.then(() => stopping || tell(running.name))
      await keep(folder, record)
      return running
    },
    async stop() {
      stopping = true
      for (const each of processes.toReversed()) await each.stop()
      await forget(folder, record)
    },
  }
}
