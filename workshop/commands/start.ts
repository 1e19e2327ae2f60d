import { Argument, type Command, InvalidArgumentError } from 'commander'
import { data } from '../stages/paths.ts'
import { stages } from '../stages/stages.ts'
import { start } from '../stages/start.ts'
import { interruption } from './interruption.ts'
import { createLinePrinter } from './print-line.ts'
import { printStarted } from './print-start.ts'

type Options = {
  port: number
  data: string
  quiet?: boolean
  docker?: boolean
}

export function register(program: Command) {
  program
    .command('start')
    .description('Put a stage of the site up; Ctrl-C ends it.')
    .addArgument(
      new Argument('[stage]')
        .choices(Object.keys(stages))
        .default(undefined, 'monolith, in Docker services'),
    )
    .option(
      '--port <number>',
      'where the site listens (PORT)',
      port,
      port(process.env.PORT || '5000'),
    )
    .option('--data <folder>', 'where databases are kept', data)
    .option('--docker', 'each service in a container, by Docker')
    .option('--quiet', 'no line per request')
    .addHelpText('after', '\nExample:\n  npm start -- services')
    .action(startStage)
}

async function startStage(wanted: string | undefined, options: Options) {
  const stage = wanted ?? (options.docker ? 'services' : 'monolith')
  // From the first moment on, so that Ctrl-C during the start ends in order, too.
  const signal = interruption()
  const names = stages[stage].services.map(({ name }) => name)
  const onLine = options.quiet ? () => {} : createLinePrinter(names)
  if (options.docker) {
    const { startInDocker } = await import('./start-docker.ts')
    await startInDocker(stage, options.port, onLine, signal)
  } else await startProcesses(stage, { ...options, onLine }, signal)
  process.exit(0)
}

async function startProcesses(
  stage: string,
  wish: Omit<Parameters<typeof start>[0], 'stage'>,
  signal: AbortSignal,
) {
  try {
    const started = await start({ ...wish, stage, signal })
    printStarted(started)
    await started.supervisor.stopped
  } catch (error) {
    // What did not start because it was ended is no failure.
    if (!signal.aborted) throw error
  }
}

function port(text: string) {
  const number = Number(text)
  if (Number.isInteger(number) && number >= 0 && number <= 65535)
    return number
  throw new InvalidArgumentError(
    `"${text}" is no port: give a number from 1 to 65535.`,
  )
}
