import { statSync } from 'node:fs'
import { laterStages } from '@workshop/services/manifest'
import {
  Argument,
  type Command,
  InvalidArgumentError,
  Option,
} from 'commander'
import { data } from '../stages/paths.ts'

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
    .option('--docker', 'each service in a container, by Docker')
    .option('--all', 'print the requests between the services, too')
    .option('--quiet', 'print no log')
    .addHelpText('after', '\nExample:\n  npm start -- services')
    .action(async (stage, options) => {
      const { runStart } = await import('./run-start.ts')
      await runStart(stage, options)
    })
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
