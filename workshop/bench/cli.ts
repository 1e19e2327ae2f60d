import { writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { type Command, InvalidArgumentError } from 'commander'
import { printHead, printRow } from './print.ts'
import type { Row } from './row.ts'
import { type Measure, run } from './run.ts'

/** In the order of the guide. */
const groups: Record<string, () => Promise<{ measure: Measure }>> = {
  database: () => import('./database.ts'),
  import: () => import('./import.ts'),
  plain: () => import('./plain.ts'),
  stages: () => import('./stages.ts'),
  strip: () => import('./strip.ts'),
  picture: () => import('./picture.ts'),
  fill: () => import('./fill.ts'),
  async: () => import('./async.ts'),
  share: () => import('./share.ts'),
  exercises: () => import('./exercises.ts'),
}

const names = Object.keys(groups)

export function registerBench(program: Command) {
  program
    .command('bench')
    .description(
      'Measure each part beside its limit, as ratios within one run.',
    )
    .argument('[groups...]', `of ${names.join(', ')}`, addGroup)
    .option('--json <file>', 'write the rows there, too')
    .action(bench)
}

async function bench(given: string[], { json }: { json?: string }) {
  const wanted = given.length > 0 ? given : names
  // Benchmarks empty the databases that they measure: never the user's.
  delete process.env.MONGODB_URI
  const rows: Row[] = []
  console.log(
    `Node ${process.version}, ${process.platform} ${process.arch}, ${availableParallelism()} processors`,
  )
  for (const group of wanted) {
    const { measure } = await groups[group]()
    printHead(group)
    await run(group, measure, row => {
      rows.push(row)
      printRow(row)
    })
  }
  if (json) await writeFile(json, `${JSON.stringify(rows, null, 2)}\n`)
}

function addGroup(name: string, before: string[] = []) {
  if (!names.includes(name))
    throw new InvalidArgumentError(`There is ${names.join(', ')}.`)
  return [...before, name]
}
