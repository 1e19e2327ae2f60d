import type { Launcher, Lighthouse, Report } from './install.ts'

export const devices = ['mobile', 'desktop'] as const

export type Visited = {
  url: string
  device: (typeof devices)[number]
  /** Of a signed-in reader. */
  cookie?: string
  skipAudits?: string[]
}

const chromeFlags = [
  ...['--headless=new', '--no-sandbox', '--disable-gpu'],
  ...['--disable-background-networking', '--disable-component-update'],
]

/** What Lighthouse says of a trace that lacks its begin or its end. */
const cutOff = 'Please run Lighthouse again'
const maxTries = 3

/** Lighthouse on a Chromium of its own. */
export async function openAuditor(
  { lighthouse, launcher }: { lighthouse: Lighthouse; launcher: Launcher },
  chromePath: string,
) {
  const chromium = await launcher.launch({ chromePath, chromeFlags })

  async function audit(
    visited: Visited,
    tries = maxTries,
  ): Promise<AuditReport> {
    const lhr = await run(visited)
    const isCutOff = lhr.runtimeError?.message.includes(cutOff)
    if (isCutOff && tries > 1) return audit(visited, tries - 1)
    return readReport(lhr)
  }

  async function run({ url, device, cookie, skipAudits }: Visited) {
    const flags = {
      port: chromium.port,
      logLevel: 'error' as const,
      skipAudits,
      // A page that asks for news is never idle; its load is over long before.
      maxWaitForLoad: 10_000,
      // The page of a 404 is a page too.
      ignoreStatusCode: true,
      ...(cookie && { extraHeaders: { Cookie: cookie } }),
    }
    const config =
      device === 'desktop' ? lighthouse.desktopConfig : undefined
    const { lhr } = await lighthouse.default(url, flags, config)
    return lhr
  }

  return { audit, close: () => chromium.kill() }
}

type AuditReport = ReturnType<typeof readReport>

const minScore = 95

/** Whether a page is good in each category that was audited. */
export function hasHighScores({ scores }: Pick<AuditReport, 'scores'>) {
  return Object.values(scores).every(score => score >= minScore)
}

/** Scores from 0 to 100 by category, and the audits that lower them. */
function readReport({ runtimeError, categories, audits }: Report) {
  if (runtimeError) throw new Error(runtimeError.message)
  const scores = Object.entries(categories).map(([name, { score }]) => [
    name,
    Math.round((score ?? 0) * 100),
  ])
  const low = Object.values(categories)
    .flatMap(({ auditRefs }) => auditRefs)
    .filter(({ id, weight }) => weight && (audits[id].score ?? 1) < 0.9)
  return {
    scores: Object.fromEntries(scores) as Record<string, number>,
    low: low.map(({ id }) => id),
    layoutShift: audits['cumulative-layout-shift'].numericValue ?? 0,
  }
}
