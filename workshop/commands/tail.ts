import type { Command } from 'commander'
import { findRuntime } from '../runtime/find.ts'
import { aboutRuntime, type RuntimeOptions } from './about-runtime.ts'
import { interruption } from './interruption.ts'
import { createLinePrinter } from './print-line.ts'

export function register(program: Command) {
  aboutRuntime(program.command('tail'), 'npx workshop tail web search')
    .description(
      'Follow the log of the services, with the requests between them.',
    )
    .argument('[services...]', 'only these services')
    .action(tail)
}

async function tail(services: string[], { data, json }: RuntimeOptions) {
  const runtime = await findRuntime(data)
  const named =
    services.length > 0 ? services : (await runtime.status()).services
  const print = json
    ? (line: object) => console.log(JSON.stringify(line))
    : createLinePrinter(named)

  await runtime.tail(services, print, interruption())
  process.exit(0)
}
