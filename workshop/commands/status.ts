import type { Command } from 'commander'
import { findRuntime } from '../runtime/find.ts'
import { statusWithWeights } from '../runtime/weigh.ts'
import { aboutRuntime, type RuntimeOptions } from './about-runtime.ts'
import { printStatus } from './print-status.ts'

export function register(program: Command) {
  aboutRuntime(program.command('status'), 'npx workshop status --json')
    .description(
      'Show the services: address, health, memory, and weights of versions.',
    )
    .action(status)
}

async function status({ data, json }: RuntimeOptions) {
  const runtime = await findRuntime(data)
  printStatus(await statusWithWeights(runtime), json)
}
