import { UsageError } from '@workshop/services/runtime'
import { Command } from 'commander'
import { commands } from './commands/commands.ts'
import { interrupt } from './commands/interruption.ts'

/** The exit code where the command cannot be carried out as typed; 1 where it failed. */
const usageErrorCode = 2

const program = new Command('workshop')
  .description('From a monolith to services, step by step.')
  .showHelpAfterError('Type "npx workshop --help" for all commands.')
  .exitOverride(({ exitCode }) =>
    process.exit(exitCode === 0 ? 0 : usageErrorCode),
  )

for (const { register } of commands) register(program)
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
