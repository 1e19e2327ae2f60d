import type { Command } from 'commander'
import { aboutRuntime } from './about-runtime.ts'

export function register(program: Command) {
  aboutRuntime(program.command('stop'), 'npx workshop stop', false)
    .description(
      'End the stage that runs, in its own terminal or in Docker.',
    )
    .action(async options => {
      const { runStop } = await import('./run-stop.ts')
      await runStop(options)
    })
}
