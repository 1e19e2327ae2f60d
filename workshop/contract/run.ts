import { type Check, type Site, Skip } from './check.ts'

export interface Result {
  group: string
  title: string
  status: 'passed' | 'failed' | 'skipped'
  ms: number
  /** The difference, or the reason for skipping. */
  message?: string
  hint?: string
}

/** Runs the checks in order; `report` receives each result as it comes. */
export async function runChecks(
  checks: Check[],
  site: Site,
  report: (result: Result) => void = () => {},
) {
  const results: Result[] = []
  for (const { run, hint, ...names } of checks) {
    const startedAt = performance.now()
    const outcome = await tryRun(() => run(site))
    const result: Result = {
      ...names,
      ...outcome,
      ms: Math.round(performance.now() - startedAt),
      ...(outcome.status === 'failed' && { hint }),
    }
    report(result)
    results.push(result)
  }
  return results
}

/** How a run ends: passed, skipped or failed, with the reason. It never rejects. */
export async function tryRun(run: () => Promise<void>) {
  try {
    await run()
    return { status: 'passed' as const }
  } catch (error) {
    const { message } = error as Error
    if (error instanceof Skip)
      return { status: 'skipped' as const, message }
    return { status: 'failed' as const, message }
  }
}

/** The checks with `text` in group or title; case does not matter. */
export function selectChecks(checks: Check[], text = '') {
  const wanted = text.toLowerCase()
  return checks.filter(({ group, title }) =>
    `${group}: ${title}`.toLowerCase().includes(wanted),
  )
}
