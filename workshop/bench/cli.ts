import { writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { type Command, InvalidArgumentError } from 'commander'
import { printHead, printRow } from './print.ts'
import type { Report, Row } from './row.ts'

/** Each group measures one part; the fixed order is the order of the guide. */
const groups: Record<
  string,
  () => Promise<{ measure(report: Report): Promise<void> }>
> = {
  site: () => import('./site.ts'),
  database: () => import('./database.ts'),
  import: () => import('./import.ts'),
  service: () => import('./service.ts'),
  hop: () => import('./hop.ts'),
  stages: () => import('./stages.ts'),
  picture: () => import('./picture.ts'),
  replicas: () => import('./replicas.ts'),
  synchronise: () => import('./synchronise.ts'),
  fill: () => import('./fill.ts'),
}

export function registerBench(program: Command) {
  program
    .command('bench')
    .description(
      'Measure each part beside its limit, as ratios within one run.',
    )
    .argument(
      '[groups...]',
      `of ${Object.keys(groups).join(', ')}`,
      known,
      Object.keys(groups),
    )
    .option('--json <file>', 'write the rows there, too')
    .action(bench)
}

async function bench(wanted: string[], { json }: { json?: string }) {
  // Benchmarks fill and empty their databases: only the embedded one is theirs.
  delete process.env.MONGODB_URI
  const rows: Row[] = []
  console.log(
    `Node ${process.version}, ${process.platform} ${process.arch}, ${availableParallelism()} processors`,
  )

  for (const group of wanted) {
    const { measure } = await groups[group]()
    printHead(group)
    await measure(row => {
      rows.push(row)
      printRow(row)
    })
  }
  if (json) await writeFile(json, `${JSON.stringify(rows, null, 2)}\n`)
}

function known(name: string, before: string[] | undefined) {
  if (!(name in groups))
    throw new InvalidArgumentError(
      `There is ${Object.keys(groups).join(', ')}.`,
    )
  return before && before.length < Object.keys(groups).length
    ? [...before, name]
    : [name]
}
