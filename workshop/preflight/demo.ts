import type { Runtime } from '@workshop/services/runtime'

/** A stage that runs, as a demo sees it. */
export type DemoStage = { url: string; runtime: Runtime }

export type StageToStop = DemoStage & { stop(): Promise<void> }

/** Requests that the instructor shows; rejects where an answer is not the expected one. */
export type Demo = {
  title: string
  run(stage: DemoStage): Promise<void>
}
