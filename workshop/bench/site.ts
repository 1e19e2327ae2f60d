import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { record, startBare } from './bare-process.ts'
import { type Load, load } from './load.ts'
import { median, type Report } from './row.ts'
import { measureStarts } from './starts.ts'
import { withSite } from './with-site.ts'

const rounds = 3
const paths = [
  '/',
  '/search_results/bread',
  '/pictures/lighthouse?width=320',
]

/** Start to first answer; then the monolith's pages beside the same bytes served bare. */
export async function measure(report: Report) {
  const data = await mkdtemp(join(tmpdir(), 'bench-'))
  try {
    await measureStarts(report, data)
    await withSite(data, site => measurePages(report, site.url, data))
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}

async function measurePages(report: Report, site: string, data: string) {
  const recorded = await record(site, paths, data)
  for (const kind of ['node:http', 'express'] as const) {
    const bare = await startBare(kind, recorded)
    for (const path of paths)
      await measurePage(report, path, site, kind, bare.url)
    await bare.stop()
  }
}

async function measurePage(
  report: Report,
  path: string,
  site: string,
  kind: string,
  bare: string,
) {
  const own: Load[] = []
  const limits: Load[] = []
  for (let round = 0; round < rounds; round++) {
    own.push(await load(site + path))
    limits.push(await load(bare + path))
  }
  report({
    group: 'site',
    name: path,
    value: median(own.map(({ rate }) => rate)),
    unit: '/s',
    beside: kind,
    limit: median(limits.map(({ rate }) => rate)),
    ratio: median(own.map(({ rate }, round) => rate / limits[round].rate)),
    p50: median(own.map(({ p50 }) => p50)),
    p99: median(own.map(({ p99 }) => p99)),
  })
}
