import { fileURLToPath } from 'node:url'
import { measureEndpoints } from './endpoints.ts'
import { measureHop } from './hop.ts'
import { load } from './load.ts'
import { compare } from './measure.ts'
import { startBuilt, startSite } from './programs.ts'
import type { Bench } from './row.ts'

const views = fileURLToPath(
  new URL('../../monolithic/site/views', import.meta.url),
)

/** The stage `services` beside a plain program of about 40 lines: pages, endpoints and a hop. */
export async function measure(bench: Bench) {
  const site = await startSite(bench, 'services')
  const posts = await startBuilt(bench, 'plain/posts', site.database.uri)
  const plain = await startBuilt(bench, 'plain/site', views, posts)

  for (const path of ['/', '/login'])
    await compare(
      bench,
      { name: path, unit: '/s', beside: 'plain program', target: '≥ 1.0' },
      7,
      () => load(site.url, [path]),
      () => load(plain, [path]),
    )
  await measureEndpoints(bench, site, posts)
  await measureHop(bench)
}
