import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { UsageError } from '@workshop/services/runtime'
import { repository, root } from '../stages/paths.ts'
import { findFiles } from '../tests/find-files.ts'
import { missing } from '../tests/missing.ts'

/** Most tests wait for other processes. */
const filesAtOnce = Math.max(2, availableParallelism() - 1)

type Kind = {
  /** Of the files' names. */
  ending: string
  /** What a test may take. */
  minutes: number
  /** Files that run after the others, and how many of them at once. */
  later: { isIn: RegExp; atOnce: number }[]
}

/** They mostly wait, and fail where a busy machine answers late. */
const outages = /^workshop\/resilience\/(database|hang)/
const measuring =
  /^workshop\/(resilience\/(?!actions|database|hang)|contract\/docker|load\/lab|(browser|guide)\/lighthouse)/

const quick: Kind = { ending: '.test.ts', minutes: 5, later: [] }
const deep: Kind = {
  ending: '.deep.ts',
  minutes: 40,
  later: [
    { isIn: outages, atOnce: filesAtOnce },
    { isIn: measuring, atOnce: 1 },
  ],
}
const walk: Kind = {
  ending: '.walk.ts',
  minutes: 60,
  later: [{ isIn: /./, atOnce: 1 }],
}

type Run = { name: string; args: string[] }

const modules = join(repository, 'node_modules')
const checks: Run[] = [
  {
    name: 'the style (see "npx biome ci --error-on-warnings")',
    args: [
      join(modules, '@biomejs/biome/bin/biome'),
      ...['ci', '--error-on-warnings'],
    ],
  },
  {
    name: 'the types (see "npx tsc -p .")',
    args: [join(modules, 'typescript/bin/tsc'), '-p', '.'],
  },
]

/** Tests that attendees make pass. */
const exercise = /^steps\/.*\/(start|solution)\//

export async function runTest(
  paths: string[],
  options: { deep?: boolean; walk?: boolean },
) {
  const kind = options.walk ? walk : options.deep ? deep : quick
  const found = await findFiles(root, kind.ending, paths)
  const files = found.filter(file => !exercise.test(file))
  if (files.length === 0)
    throw new UsageError(`No test has ${paths.join(' or ')} in its path.`)

  const isWhole = kind === quick && paths.length === 0
  const failed = isWhole
    ? (await Promise.all(checks.map(nameOfFailed))).flat()
    : []
  for (const run of runsOf(files, kind))
    failed.push(...(await nameOfFailed(run)))
  if (failed.length > 0) process.exitCode = 1
  report(failed, missing())
}

/** Runs of Node's test runner, one after the other. */
function runsOf(files: string[], { minutes, later }: Kind): Run[] {
  const isLater = (file: string) =>
    later.some(({ isIn }) => isIn.test(file))
  const groups = [
    { group: files.filter(file => !isLater(file)), atOnce: filesAtOnce },
    ...later.map(({ isIn, atOnce }) => ({
      group: files.filter(file => isIn.test(file)),
      atOnce,
    })),
  ]
  return groups
    .filter(({ group }) => group.length > 0)
    .map(({ group, atOnce }) => ({
      name: 'tests (the lines with ✖ above)',
      args: [
        ...['--import', 'tsx', '--test', '--test-reporter=spec'],
        `--test-timeout=${minutes * 60_000}`,
        `--test-concurrency=${atOnce}`,
        ...group,
      ],
    }))
}

async function nameOfFailed({ name, args }: Run) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
  })
  const [code] = await once(child, 'exit')
  return code === 0 ? [] : [name]
}

function report(failed: string[], reasons: string[]) {
  if (failed.length > 0)
    console.log(`\nFailed: ${[...new Set(failed)].join(', ')}.`)
  if (reasons.length === 0)
    return console.log('\nEverything could run on this machine.')
  console.log('\nNot run on this machine:')
  for (const reason of reasons) console.log(`- ${reason}`)
}
