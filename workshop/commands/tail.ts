import type { Command } from 'commander'
import { findRuntime } from '../runtime/find.ts'
import { aboutRuntime, type RuntimeOptions } from './about-runtime.ts'
import { interruption } from './interruption.ts'
import { createLinePrinter } from './print-line.ts'

export function register(program: Command) {
  const command = program
    .command('tail')
    .description('Follow the lines of all services, or of some.')
    .argument('[services...]', 'their names')
    .action(tail)
  aboutRuntime(command, 'npx workshop tail web search')
}

async function tail(services: string[], { data, json }: RuntimeOptions) {
  const runtime = await findRuntime(data)
  const status = await runtime.status()
  const print = json
    ? (line: object) => console.log(JSON.stringify(line))
    : createLinePrinter(status.services)

  await runtime.tail(services, print, interruption())
  process.exit(0)
}
