import { type Load, load } from './load.ts'
import { median, type Report } from './row.ts'
import type { Site } from './stages-start.ts'

const rounds = 3
const seconds = 1

/** Pictures differ in width: equal ones at the same time would be resized once. */
const pictures = Array.from(
  { length: 100 },
  (_, more) => `/pictures/lighthouse?width=${400 + more}`,
)

/** The pages that people meet, by name: the paths that are asked for in turn. */
export async function findPages({ url }: Site) {
  const headers = { accept: 'application/json' }
  const front = await fetch(url, { headers })
  type Front = { recommendations: { id: string }[] }
  const { recommendations } = (await front.json()) as Front
  const [{ id }] = recommendations
  return {
    '/': ['/'],
    '/search_results/bread': ['/search_results/bread'],
    '/recommended/': ['/recommended/'],
    '/posts/{id}': [`/posts/${id}`],
    '/login': ['/login'],
    '/pictures/{id}': pictures,
  }
}

/** Every page of every stage, the stages in turn. */
export async function measurePages(report: Report, sites: Site[]) {
  const pages = Object.entries(await findPages(sites[0]))
  for (const [name, paths] of pages) {
    const loads = await loadInTurn(sites, paths)
    const rates = loads.map(each => each.map(({ rate }) => rate))
    sites.forEach(({ stage }, index) => {
      report({
        group: 'stages',
        name: `${stage}: ${name}`,
        value: median(rates[index]),
        unit: '/s',
        beside: 'monolith',
        limit: median(rates[0]),
        ratio: median(rates[index].map((rate, n) => rate / rates[0][n])),
        p50: median(loads[index].map(({ p50 }) => p50)),
        p99: median(loads[index].map(({ p99 }) => p99)),
      })
    })
  }
}

async function loadInTurn(sites: Site[], paths: string[]) {
  const loads: Load[][] = sites.map(() => [])
  for (let round = 0; round < rounds; round++)
    for (const [index, { url }] of sites.entries())
      loads[index].push(await load(url, seconds, paths))
  return loads
}
