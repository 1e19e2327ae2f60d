import type { Command } from 'commander'
import { findRuntime } from '../runtime/find.ts'
import { aboutRuntime, type RuntimeOptions } from './about-runtime.ts'

export function register(program: Command) {
  aboutRuntime(program.command('stop'), 'npx workshop stop', false)
    .description(
      'End the stage that runs, in its own terminal or in Docker.',
    )
    .action(stop)
}

async function stop({ data }: RuntimeOptions) {
  const runtime = await findRuntime(data)
  const { stage, url } = await runtime.status()
  await runtime.stop()
  console.log(`Ended stage ${stage}, which was at ${url}`)
}
