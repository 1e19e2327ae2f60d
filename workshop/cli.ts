import { UsageError } from '@workshop/services/runtime'
import { Command } from 'commander'

type Registration = { register(program: Command): void }

/** Each command is loaded when it is wanted: `start` must not wait for the others. */
const commands: Record<string, () => Promise<Registration>> = {
  start: () => import('./commands/start.ts'),
  stop: () => import('./commands/stop.ts'),
  status: () => import('./commands/status.ts'),
  scale: () => import('./commands/scale.ts'),
  tail: () => import('./commands/tail.ts'),
  weigh: () => import('./commands/weigh.ts'),
  mongodb: () => import('./commands/mongodb.ts'),
  data: () => import('./commands/data.ts'),
  contract: () => import('./commands/contract.ts'),
  test: () => import('./commands/test.ts'),
  bench: () => import('./commands/bench.ts'),
}

/** Exit codes: 0 done, 1 not done, 2 wrong use. */
const wrongUse = 2

const [wanted] = process.argv.slice(2)
const loaded =
  wanted in commands ? [commands[wanted]] : Object.values(commands)

const program = new Command('workshop')
  .description('From a monolith to services, step by step.')
  .showHelpAfterError('Type "npx workshop --help" for what there is.')
  .exitOverride(({ exitCode }) =>
    process.exit(exitCode === 0 ? 0 : wrongUse),
  )

for (const load of loaded) (await load()).register(program)

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof Error)) throw error
  console.error(process.env.DEBUG ? error : error.message)
  process.exitCode = error instanceof UsageError ? wrongUse : 1
}
