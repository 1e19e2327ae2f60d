import type { LoadResult } from '../tally.ts'
import { startBackends } from './backends.ts'
import { measureWay, type WayResult } from './measure-way.ts'
import type { Plan } from './plan.ts'
import { type Way, ways } from './ways.ts'

export type LabProgress = {
  show(result: LoadResult, inFlight: number): void
  stop(): void
}

type LabOptions = {
  signal?: AbortSignal
  /** Called for each way, before its load. */
  follow?: (way: Way) => LabProgress
}

const silent: LabProgress = { show() {}, stop() {} }

/** Measures each way under the same load, one after the other; an abort ends it early. */
export async function runLab(
  plan: Plan,
  { signal, follow = () => silent }: LabOptions = {},
) {
  const acts: (() => Promise<unknown>)[] = []
  const results: WayResult[] = []
  try {
    const backends = await startBackends(plan.jobMs, act => acts.push(act))
    for (const way of ways) {
      if (signal?.aborted) break
      const progress = follow(way)
      const options = { signal, onProgress: progress.show }
      const measured = measureWay(way, backends, plan, options)
      results.push(await measured.finally(progress.stop))
    }
    return results
  } finally {
    for (const act of acts.reverse()) await act()
  }
}
