import { Argument, type Command, InvalidArgumentError } from 'commander'
import { data } from '../stages/paths.ts'
import { stages } from '../stages/stages.ts'
import { start } from '../stages/start.ts'
import { printLine, printStarted } from './print-start.ts'

type Options = { port: number; data: string; quiet?: boolean }

export function register(program: Command) {
  program
    .command('start')
    .description('Put a stage of the site up; Ctrl-C ends it.')
    .addArgument(
      new Argument('[stage]')
        .choices(Object.keys(stages))
        .default('monolith'),
    )
    .option(
      '--port <number>',
      'where the site listens (PORT)',
      port,
      port(process.env.PORT || '5000'),
    )
    .option('--data <folder>', 'where databases are kept', data)
    .option('--quiet', 'no line per request')
    .action(startStage)
}

async function startStage(stage: string, { port, data, quiet }: Options) {
  // From the first moment on, so that Ctrl-C during the start ends in order, too.
  const interrupt = untilInterrupted()
  const onLine = quiet ? () => {} : printLine
  const started = await start({ stage, port, data, onLine })
  printStarted(stage, started)

  const why = await Promise.race([interrupt, started.supervisor.stopped.then(() => 'stopped')])
  if (why !== interrupted) {
    console.error(`${why} ended by itself, see above: ending the others.`)
  }
  await started.supervisor.stop()
  process.exit(why === interrupted ? 0 : 1)
}

const interrupted = 'interrupted'

function untilInterrupted() {
  return new Promise<string>(resolve => {
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
    for (const signal of signals) {
      process.on(signal, () => resolve(interrupted))
    }
  })
}

function port(text: string) {
  const number = Number(text)
  if (Number.isInteger(number) && number >= 0 && number <= 65535)
    return number
  throw new InvalidArgumentError(
    `"${text}" is no port: give a number from 1 to 65535.`,
  )
}
