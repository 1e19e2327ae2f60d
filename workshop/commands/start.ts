import { statSync } from 'node:fs'
import {
  Argument,
  type Command,
  InvalidArgumentError,
  Option,
} from 'commander'
import { data } from '../stages/paths.ts'
import { siteOf, stages } from '../stages/stages.ts'
import { type StartOptions, start } from '../stages/start.ts'
import { interruption } from './interruption.ts'
import { createLinePrinter } from './print-line.ts'
import { printStarted } from './print-start.ts'

type Options = {
  port: number
  data: string
  all?: boolean
  quiet?: boolean
  docker?: boolean
}

export function register(program: Command) {
  program
    .command('start')
    .description('Start a stage of the site; Ctrl-C ends it.')
    .addArgument(
      new Argument('[stage]')
        .choices(Object.keys(stages))
        .default(undefined, 'monolith, in Docker services'),
    )
    .addOption(
      new Option('--port <number>', 'where the site listens')
        .env('PORT')
        .default(5000)
        .argParser(readPort),
    )
    .addOption(
      new Option('--data <folder>', 'where databases are kept')
        .default(data, './data')
        .argParser(readFolder),
    )
    .option('--docker', 'each service in a container, by Docker')
    .option('--all', 'print the requests between the services, too')
    .option('--quiet', 'print no log')
    .addHelpText('after', '\nExample:\n  npm start -- services')
    .action(startStage)
}

async function startStage(wanted: string | undefined, options: Options) {
  const stage = wanted ?? (options.docker ? 'services' : 'monolith')
  // Before the start, so that Ctrl-C shuts down what has been started by then.
  const signal = interruption()
  const onLine = options.quiet ? () => {} : linePrinter(stage, options.all)
  if (options.docker) {
    const { startInDocker } = await import('./start-docker.ts')
    await startInDocker(stage, options.port, onLine, signal)
  } else await startProcesses(stage, { ...options, onLine }, signal)
  process.exit(0)
}

async function startProcesses(
  stage: string,
  options: Omit<StartOptions, 'stage'>,
  signal: AbortSignal,
) {
  try {
    const onProgress = (text: string) => console.log(text)
    const started = await start({ ...options, stage, onProgress, signal })
    printStarted(started)
    await started.supervisor.stopped
  } catch (error) {
    // An interrupted start is no failure.
    if (!signal.aborted) throw error
  }
}

/** Without `--all`, of all requests only those to the site are printed. */
function linePrinter(stage: string, all = false) {
  const names = stages[stage].services.map(({ name }) => name)
  const site = siteOf(stages[stage]).name
  return createLinePrinter(names, name => all || name === site)
}

function readFolder(path: string) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found || found.isDirectory()) return path
  throw new InvalidArgumentError('It is a file. Give a folder.')
}

function readPort(text: string) {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 1024 && port <= 65535) return port
  throw new InvalidArgumentError('Give a number from 1024 to 65535.')
}
