import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { laterStages } from '@workshop/services/manifest'
import { UsageError } from '@workshop/services/runtime'
import {
  Argument,
  type Command,
  InvalidArgumentError,
  Option,
} from 'commander'
import { data, playground } from '../stages/paths.ts'

export function register(program: Command) {
  program
    .command('start')
    .description('Start a stage of the site; Ctrl-C ends it.')
    .addArgument(
      new Argument('[stage]')
        .choices(['monolith', ...laterStages])
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
    .option('--playground', 'the code that you write in playground/')
    .option('--docker', 'each service in a container, by Docker')
    .option('--all', 'print the requests between the services, too')
    .option('--quiet', 'print no log')
    .option('--no-guide', 'serve no guide beside the site')
    .addHelpText('after', '\nExample:\n  npm start -- services')
    .action(async (stage, options) => {
      const { runStart } = await import(fileOf(options.playground))
      await runStart(stage, options)
    })
}

/** The playground has its own copy of the tool, which starts its own services. */
function fileOf(isPlayground: boolean) {
  if (!isPlayground) return './run-start.ts'
  const file = join(playground, 'workshop/commands/run-start.ts')
  if (existsSync(file)) return pathToFileURL(file).href
  throw new UsageError(
    'There is no playground yet. Type "npx workshop goto 07".',
  )
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
