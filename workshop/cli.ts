import { UsageError } from '@workshop/services/runtime'
import { Command } from 'commander'
import { interrupt } from './commands/interruption.ts'

type Registration = { register(program: Command): void }

/** Only the command that is typed is loaded: `start` need not wait for the others. */
const commands: Record<string, () => Promise<Registration>> = {
  start: () => import('./commands/start.ts'),
  stop: () => import('./commands/stop.ts'),
  status: () => import('./commands/status.ts'),
  scale: () => import('./commands/scale.ts'),
  tail: () => import('./commands/tail.ts'),
  weigh: () => import('./commands/weigh.ts'),
  partner: () => import('./commands/partner.ts'),
  diff: () => import('./commands/diff.ts'),
  mongodb: () => import('./commands/mongodb.ts'),
  data: () => import('./commands/data.ts'),
  contract: () => import('./commands/contract.ts'),
  test: () => import('./commands/test.ts'),
  load: () => import('./commands/load.ts'),
  bench: () => import('./commands/bench.ts'),
}

/** The exit code where the command cannot be carried out as typed; 1 where it failed. */
const usageErrorCode = 2

const [typed] = process.argv.slice(2)
const loaded = Object.hasOwn(commands, typed)
  ? [commands[typed]]
  : Object.values(commands)

const program = new Command('workshop')
  .description('From a monolith to services, step by step.')
  .showHelpAfterError('Type "npx workshop --help" for all commands.')
  .exitOverride(({ exitCode }) =>
    process.exit(exitCode === 0 ? 0 : usageErrorCode),
  )

for (const load of loaded) (await load()).register(program)
for (const command of program.commands)
  command.showHelpAfterError(
    `Type "npx workshop ${command.name()} --help" for its arguments.`,
  )

// The reader of a pipe, as in "| head", has closed it.
process.stdout.on('error', interrupt)

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof Error)) throw error
  console.error(process.env.DEBUG ? error : error.message)
  process.exitCode = error instanceof UsageError ? usageErrorCode : 1
}
