import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { record } from './bare-process.ts'
import { untilConverged } from './stages-convergence.ts'
import { type Site, startSite } from './stages-start.ts'

type Measure = (
  name: string,
  service: string,
  path: string,
  recorded: string,
) => Promise<void>

/** Endpoints of the services in their stage, each with a file of its answer. */
export async function measureEndpoints(measure: Measure) {
  const data = await mkdtemp(join(tmpdir(), 'bench-'))
  try {
    const site = await startSite('services', data)
    try {
      await untilConverged(site, 1000)
      for (const { name, url, path } of await findEndpoints(site))
        await measure(name, url, path, await record(url, [path], data))
    } finally {
      await site.stop()
    }
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}

async function findEndpoints({ runtime }: Site) {
  const { replicas } = await runtime.status()
  const at = (name: string) =>
    replicas.find(({ service }) => service === name)?.address ?? ''
  const { posts } = (await (await fetch(`${at('list')}/posts`)).json()) as {
    posts: { id: string }[]
  }
  const of = (service: string, path: string, shown = path) => {
    return { name: `${service}: ${shown}`, url: at(service), path }
  }
  return [
    of('list', '/posts'),
    of('list', `/posts/${posts[0].id}`, '/posts/{id}'),
    of('search', '/search?q=bread'),
    of('recommend', '/recommendations'),
  ]
}
