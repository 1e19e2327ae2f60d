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
): Promise<Result[]> {
  const results: Result[] = []
  for (const check of checks) {
    const result = await runCheck(check, site)
    report(result)
    results.push(result)
  }
  return results
}

async function runCheck(check: Check, site: Site): Promise<Result> {
  const { group, title, hint } = check
  const start = performance.now()
  const end = () => Math.round(performance.now() - start)
  try {
    await check.run(site)
    return { group, title, status: 'passed', ms: end() }
  } catch (error) {
    const { message } = error as Error
    if (error instanceof Skip)
      return { group, title, status: 'skipped', ms: end(), message }
    return { group, title, status: 'failed', ms: end(), message, hint }
  }
}

/** The checks with `text` in group or title; case does not matter. */
export function selectChecks(checks: Check[], text = '') {
  const wanted = text.toLowerCase()
  return checks.filter(({ group, title }) =>
    `${group}: ${title}`.toLowerCase().includes(wanted),
  )
}
