import { spawn } from 'node:child_process'
import { once } from 'node:events'
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

/** A file that takes longer fails, and is named. */
const fileTimeoutMinutes = { quick: 5, deep: 20 }

async function test(paths: string[], { deep = false }) {
  const files = await findFiles(root, deep ? '.deep.ts' : '.test.ts', paths)
  if (files.length === 0)
    throw new Error(`No test has ${paths.join(' or ')} in its path.`)

  const style = [
    'node_modules/@biomejs/biome/bin/biome',
    'ci',
    '--error-on-warnings',
    '.',
  ]
  const types = ['node_modules/typescript/bin/tsc', '-p', '.']
  const tests = [
    '--import',
    'tsx',
    '--test',
    '--test-reporter=spec',
    `--test-timeout=${fileTimeoutMinutes[deep ? 'deep' : 'quick'] * 60_000}`,
    ...files,
  ]
  const steps = deep || paths.length > 0 ? [tests] : [style, types, tests]

  for (const step of steps) {
    if (await fails(step)) process.exitCode = 1
  }
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
