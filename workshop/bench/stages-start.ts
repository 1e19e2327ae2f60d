import { type Started, start } from '../stages/start.ts'
import type { Report } from './row.ts'

/** A stage that is up. */
export type Site = Started & { stage: string; stop(): Promise<void> }

const allowed = 5000

/** Puts a stage up on the first free port; what its processes log goes nowhere. */
export async function startSite(
  stage: string,
  data: string,
): Promise<Site> {
  const started = await start({ stage, port: 5000, data, onLine: () => {} })
  return { ...started, stage, stop: () => started.supervisor.stop() }
}

/** The first start, which imports the posts, and one on what that left; the stage stays up. */
export async function measureStart(
  report: Report,
  stage: string,
  data: string,
) {
  const timed = async (name: string) => {
    const began = performance.now()
    const site = await startSite(stage, data)
    const value = performance.now() - began
    report({
      group: 'stages',
      name: `${stage}: ${name}`,
      value,
      unit: 'ms',
      beside: 'what is allowed',
      limit: allowed,
      ratio: value / allowed,
    })
    return site
  }

  const first = await timed('first start, 1,000 posts imported')
  await first.stop()
  return timed('start, all ready')
}
