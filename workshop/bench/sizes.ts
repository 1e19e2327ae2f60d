import { load } from './load.ts'
import { compare } from './measure.ts'
import { fillBefore, type Site, startSite } from './programs.ts'
import type { Bench } from './row.ts'

const rounds = 5

/** `/` of `services` on 100,000 posts, beside the monolith's and beside its own on 1,000. */
export async function measureSizes(bench: Bench, few: Site) {
  const [monolith, many] = await Promise.all(
    ['monolith', 'services'].map(stage => startOnMany(bench, stage)),
  )
  const rate =
    (site: Site, mayFail = false) =>
    () =>
      load(site.url, ['/'], 3, mayFail)
  const p50 = (site: Site) => async () => {
    const { p50 = 0 } = await load(site.url, ['/'], 3)
    return { value: p50 }
  }

  await compare(
    bench,
    {
      name: 'services: /, 100,000 posts',
      unit: '/s',
      beside: 'monolith, 100,000 posts',
      target: '≥ 5.0',
    },
    rounds,
    rate(many),
    // Some of its answers are 503, because its query takes too long.
    rate(monolith, true),
  )
  await compare(
    bench,
    {
      name: 'services: /, p50, 100,000 posts',
      unit: 'ms',
      beside: 'services, 1,000 posts',
      target: '≤ 1.5',
    },
    rounds,
    p50(many),
    p50(few),
  )
}

async function startOnMany(bench: Bench, stage: string) {
  const folder = `${stage}-many`
  await fillBefore(bench, folder, 100_000)
  return startSite(bench, stage, folder)
}
