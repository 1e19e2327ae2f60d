import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { UsageError } from '@workshop/services/runtime'
import type { Command } from 'commander'
import { root } from '../stages/paths.ts'
import { findFiles } from '../tests/find-files.ts'
import { missing } from '../tests/missing.ts'

export function register(program: Command) {
  program
    .command('test')
    .description(
      'Check style and types, run the tests, say what could not run here.',
    )
    .argument(
      '[paths...]',
      'only the tests whose path contains one of these',
    )
    .option('--deep', 'the long runs: kills, fuzzing, clients of others')
    .action(test)
}

/** Most quick tests wait for other processes; the deep ones measure and run alone. */
const filesAtOnce = Math.max(2, availableParallelism() - 1)

async function test(paths: string[], { deep = false }) {
  const files = await findFiles(root, deep ? '.deep.ts' : '.test.ts', paths)
  if (files.length === 0)
    throw new UsageError(`No test has ${paths.join(' or ')} in its path.`)

  const style = ['@biomejs/biome/bin/biome', 'ci', '--error-on-warnings']
  const types = ['typescript/bin/tsc', '-p', '.']
  const tests = [
    ...['--import', 'tsx', '--test', '--test-reporter=spec'],
    `--test-timeout=${(deep ? 20 : 5) * 60_000}`,
    `--test-concurrency=${deep ? 1 : filesAtOnce}`,
    ...files,
  ]
  const isWhole = !deep && paths.length === 0
  const checks = [style, types].map(([file, ...args]) => [
    join(root, 'node_modules', file),
    ...args,
  ])
  for (const args of isWhole ? [...checks, tests] : [tests])
    if (await fails(args)) process.exitCode = 1
  report(missing())
}

async function fails(args: string[]) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
  })
  const [code] = await once(child, 'exit')
  return code !== 0
}

function report(reasons: string[]) {
  if (reasons.length === 0)
    return console.log('\nEverything could run on this machine.')
  console.log('\nNot run on this machine:')
  for (const reason of reasons) console.log(`- ${reason}`)
}
