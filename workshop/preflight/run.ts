import { type Result, tryRun } from '../contract/run.ts'
import type { Demo, StageToStop } from './demo.ts'

type PreflightOptions = {
  /** The demos of each stage, in order. */
  demos: Record<string, Demo[]>
  startStage: (stage: string) => Promise<StageToStop>
  /** Receives each result as it comes. */
  report?: (result: Result) => void
  signal?: AbortSignal
}

/** Starts each stage once, runs its demos and stops it; an abort ends it early. */
export async function runPreflight(options: PreflightOptions) {
  const { demos, startStage, report = () => {}, signal } = options
  const results: Result[] = []

  for (const [group, shown] of Object.entries(demos)) {
    if (signal?.aborted) break
    const stage = await take(group, 'starts', () => startStage(group))
    if (!stage) continue
    for (const { title, run } of shown)
      if (!signal?.aborted) await take(group, title, () => run(stage))
    await take(group, 'stops', () => stage.stop())
  }
  return results

  /** Runs a step; undefined where it failed. */
  async function take<Value>(
    group: string,
    title: string,
    run: () => Promise<Value>,
  ) {
    const startedAt = performance.now()
    let value: Value | undefined
    const outcome = await tryRun(async () => {
      value = await run()
    })
    const ms = Math.round(performance.now() - startedAt)
    // An interrupted step has no result.
    if (signal?.aborted) return value
    const result = { group, title, ms, ...outcome }
    results.push(result)
    report(result)
    return value
  }
}
