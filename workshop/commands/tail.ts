import type { Command } from 'commander'
import { aboutRuntime } from './about-runtime.ts'

export function register(program: Command) {
  aboutRuntime(program.command('tail'), 'npx workshop tail web search')
    .description(
      'Follow the log of the services, with the requests between them.',
    )
    .argument('[services...]', 'only these services')
    .action(async (services, options) => {
      const { runTail } = await import('./run-tail.ts')
      await runTail(services, options)
    })
}
