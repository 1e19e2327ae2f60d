import { readLayout } from '../exercises/layout.ts'
import { isPlayground, playground } from '../stages/paths.ts'
import { siteOf, stages } from '../stages/stages.ts'
import { type Started, type StartOptions, start } from '../stages/start.ts'
import { interruption } from './interruption.ts'
import { createLinePrinter } from './print-line.ts'
import { printStarted } from './print-start.ts'
import { showGuide } from './show-guide.ts'

type StartFlags = {
  port: number
  data: string
  all?: boolean
  quiet?: boolean
  docker?: boolean
  guide: boolean
}

export async function runStart(
  wanted: string | undefined,
  flags: StartFlags,
) {
  if (isPlayground) await printPlayground()
  const stage = wanted ?? (flags.docker ? 'services' : 'monolith')
  // Before the start, so that Ctrl-C shuts down what has been started by then.
  const signal = interruption()
  const onLine = flags.quiet ? () => {} : linePrinter(stage, flags.all)
  if (flags.docker) {
    const { startInDocker } = await import('./start-docker.ts')
    await startInDocker(stage, flags, onLine, signal)
  } else await startProcesses(stage, { ...flags, onLine }, signal)
  process.exit(0)
}

async function printPlayground() {
  const { part } = await readLayout(playground)
  console.log(`Playground  part ${part}, in playground/`)
}

async function startProcesses(
  stage: string,
  { guide, ...options }: Omit<StartOptions, 'stage'> & { guide: boolean },
  signal: AbortSignal,
) {
  try {
    const onProgress = (text: string) => console.log(text)
    const started = await start({ ...options, stage, onProgress, signal })
    printStarted(started)
    if (guide) await showGuide(() => openGuideOf(started), signal)
    console.log()
    await started.supervisor.stopped
  } catch (error) {
    // An interrupted start is no failure.
    if (!signal.aborted) throw error
  }
}

/** Loaded when the site is ready: no start waits for it. */
async function openGuideOf({ url, database, supervisor }: Started) {
  const { openGuide, portsOf } = await import('../guide/open-guide.ts')
  return openGuide(url, () =>
    portsOf(supervisor.replicas, url, database.uri),
  )
}

/** Without `--all`, of all requests only those to the site are printed. */
function linePrinter(stage: string, all = false) {
  const names = stages[stage].services.map(({ name }) => name)
  const site = siteOf(stages[stage]).name
  return createLinePrinter(names, name => all || name === site)
}
