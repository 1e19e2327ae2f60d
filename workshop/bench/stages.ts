import { setTimeout as pause } from 'node:timers/promises'
import { load } from './load.ts'
import { inTurn, time } from './measure.ts'
import { type Site, startSite } from './programs.ts'
import type { Bench } from './row.ts'
import { measureSizes } from './sizes.ts'

const settledMs = 30_000

/** Pictures differ in width: equal ones at the same time would be resized once. */
const pictures = Array.from(
  { length: 100 },
  (_, more) => `/pictures/lighthouse?width=${400 + more}`,
)

/** Start, memory and pages of every stage; then the front page among few and many posts. */
export async function measure(bench: Bench) {
  const sites: Site[] = []
  for (const stage of ['monolith', 'rest', 'services'])
    sites.push(await measureStarts(bench, stage))
  await pause(settledMs)
  for (const site of sites) await measureMemory(bench, site)
  await measurePages(bench, sites)

  const [monolith, rest, services] = sites
  await monolith.stop()
  await rest.stop()
  await measureSizes(bench, services)
}

async function measureStarts(bench: Bench, stage: string) {
  const started = async (name: string) => {
    const { value, result } = await time(() => startSite(bench, stage))
    bench.reportWithin(5000, 'ms', `${stage}: ${name}`, value)
    return result
  }
  const first = await started('first start, 1,000 posts imported')
  await first.stop()
  return started('start, all ready')
}

/** Half a minute after the start. */
async function measureMemory(bench: Bench, { stage, runtime }: Site) {
  const { replicas } = await runtime.status()
  const row = (name: string, bytes: number, limit: number) => {
    const memory = `${stage}: resident, ${name}`
    bench.reportWithin(limit, 'MB', memory, bytes / 1_000_000)
  }
  const services = replicas.filter(({ service }) => service !== 'mongodb')
  for (const { service, memory } of services) row(service, memory, 110)
  const sum = services.reduce((sum, { memory }) => sum + memory, 0)
  row('all but the database', sum, 1000)
}

/** By name: the paths that are asked for in turn. */
async function findPages({ url }: Site) {
  const headers = { accept: 'application/json' }
  const front = await fetch(url, { headers })
  type Front = { recommendations: { id: string }[] }
  const { recommendations } = (await front.json()) as Front
  return {
    '/': ['/'],
    '/search_results/bread': ['/search_results/bread'],
    '/recommended/': ['/recommended/'],
    '/posts/{id}': [`/posts/${recommendations[0].id}`],
    '/login': ['/login'],
    '/pictures/{id}': pictures,
  }
}

export async function measurePages({ report }: Bench, sites: Site[]) {
  for (const [name, paths] of Object.entries(await findPages(sites[0]))) {
    const sideOf = (site: Site) => () => load(site.url, paths, 1)
    const measured = await inTurn(3, sites.map(sideOf))
    for (const [index, { stage }] of sites.entries())
      report({
        name: `${stage}: ${name}`,
        ...measured[index],
        unit: '/s',
        beside: 'monolith',
        limit: measured[0].value,
      })
  }
}
