import { Command } from 'commander'
import { registerData } from './cli.ts'

const program = new Command('datasets').showHelpAfterError()
registerData(program)
try {
  await program.parseAsync()
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
