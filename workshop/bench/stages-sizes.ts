import { load } from './load.ts'
import { fill } from './posts.ts'
import { inTurn, type Report } from './row.ts'
import { untilConverged } from './stages-convergence.ts'
import type { Site } from './stages-start.ts'
import { medianTime } from './stages-times.ts'

type Sites = { monolith: Site; few: Site; many: Site }

const count = 100_000
const rounds = 3
const seconds = 3

/** The front page of `services` on 100,000 posts: beside the monolith's, and beside its own on 1,000. */
export async function measureSizes(report: Report, sites: Sites) {
  const { monolith, few, many } = sites
  await fill(monolith.database.uri, count)
  await reportConvergence(report, many)

  const rate = (site: Site) => async () =>
    (await load(site.url, seconds)).rate
  report({
    group: 'stages',
    name: 'services: /, 100,000 posts',
    unit: '/s',
    beside: 'monolith, 100,000 posts',
    ...(await inTurn(rounds, rate(many), rate(monolith))),
  })

  const p50 = (site: Site) => () => medianTime(site.url, seconds)
  report({
    group: 'stages',
    name: 'services: /, p50, 100,000 posts',
    unit: 'ms',
    beside: 'services, 1,000 posts',
    ...(await inTurn(rounds, p50(many), p50(few))),
  })
}

/** From the first write of 100,000 posts until every receiver has them, beside the writing alone. */
async function reportConvergence(report: Report, site: Site) {
  const began = performance.now()
  await fill(site.database.uri, count)
  const limit = performance.now() - began
  await untilConverged(site, count)
  const value = performance.now() - began
  report({
    group: 'stages',
    name: 'services: 100,000 posts, at all receivers',
    value,
    unit: 'ms',
    beside: 'written at rest',
    limit,
    ratio: value / limit,
  })
}
