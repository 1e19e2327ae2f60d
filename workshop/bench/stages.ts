import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Report } from './row.ts'
import { measureHops } from './stages-hops.ts'
import { measureMemory } from './stages-memory.ts'
import { measurePages } from './stages-pages.ts'
import { measureSizes } from './stages-sizes.ts'
import { measureStart, type Site, startSite } from './stages-start.ts'

/** The same pages in every stage, all stages up at once; then the front page among few and many posts. */
export async function measure(report: Report) {
  const data = await mkdtemp(join(tmpdir(), 'bench-'))
  const sites: Site[] = []
  try {
    for (const stage of ['monolith', 'rest', 'services'])
      sites.push(await measureStart(report, stage, join(data, stage)))
    await measurePages(report, sites)
    await measureHops(report, sites)
    await measureMemory(report, sites)

    const [monolith, rest, services] = sites
    await rest.stop()
    sites.push(await startSite('services', join(data, 'many')))
    await measureSizes(report, { monolith, few: services, many: sites[3] })
  } finally {
    for (const site of sites) await site.stop()
    await rm(data, { recursive: true, force: true })
  }
}
