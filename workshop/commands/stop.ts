import type { Command } from 'commander'
import { findRuntime } from '../runtime/find.ts'
import { aboutRuntime, type RuntimeOptions } from './about-runtime.ts'

export function register(program: Command) {
  const command = program
    .command('stop')
    .description(
      'End the stage that runs, in its own terminal or in Docker.',
    )
    .action(stop)
  aboutRuntime(command, 'npx workshop stop', false)
}

async function stop({ data }: RuntimeOptions) {
  const runtime = await findRuntime(data)
  const { stage, url } = await runtime.status()
  await runtime.stop()
  console.log(`Ended stage ${stage}, which was at ${url}`)
}
