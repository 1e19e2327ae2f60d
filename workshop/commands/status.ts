import type { Command } from 'commander'
import { aboutRuntime } from './about-runtime.ts'

export function register(program: Command) {
  aboutRuntime(program.command('status'), 'npx workshop status --json')
    .description(
      'Show the services: address, health, memory, and weights of versions.',
    )
    .action(async options => {
      const { runStatus } = await import('./run-status.ts')
      await runStatus(options)
    })
}
