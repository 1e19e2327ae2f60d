import { load } from './load.ts'
import { compare } from './measure.ts'
import type { Site } from './programs.ts'
import type { Bench } from './row.ts'

type Listed = { posts: { id: string }[] }

/** Endpoints of services beside plain Express routes that make the same queries with the driver. */
export async function measureEndpoints(
  bench: Bench,
  { addressOf }: Site,
  plain: string,
) {
  const list = await fetch(`${addressOf('list')}/posts`)
  const { posts } = (await list.json()) as Listed
  const endpoints = {
    list: `/posts/${posts[0].id}`,
    search: '/search?q=bread',
    recommend: '/recommendations',
  }
  for (const [service, path] of Object.entries(endpoints))
    await compare(
      bench,
      {
        name: `${service}: ${path}`,
        unit: '/s',
        beside: 'plain route, same query',
        target: '≥ 0.8',
      },
      7,
      () => load(addressOf(service), [path]),
      () => load(plain, [path]),
    )
}
