import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startBare } from './bare-process.ts'
import { fill } from './posts.ts'
import { median, type Report } from './row.ts'
import { withSite } from './with-site.ts'

/** From the start to the first page, beside a process that only loads Express and listens. */
export async function measureStarts(report: Report, data: string) {
  const empty = join(data, 'empty.json')
  await writeFile(empty, '{}')
  const row = async (name: string, act: () => Promise<number>) => {
    const limits = [
      await bareStart(empty),
      await bareStart(empty),
      await bareStart(empty),
    ]
    const value = await act()
    const limit = median(limits)
    report({
      group: 'site',
      name,
      value,
      unit: 'ms',
      beside: 'a bare Express process',
      limit,
      ratio: value / limit,
    })
  }

  await row('first start: imports, first page', () => firstPage(data))
  await row('start on 1,000 posts, first page', () => firstPage(data))
  await withSite(data, site => fill(site.database.uri, 100_000))
  await row('start on 100,000 posts, first page', () => firstPage(data))
  await rm(join(data, 'mongodb'), { recursive: true })
}

async function firstPage(data: string) {
  const began = performance.now()
  return withSite(data, async ({ url }) => {
    await (await fetch(url)).text()
    return performance.now() - began
  })
}

async function bareStart(recorded: string) {
  const began = performance.now()
  const bare = await startBare('express', recorded)
  await fetch(bare.url)
  const took = performance.now() - began
  await bare.stop()
  return took
}
