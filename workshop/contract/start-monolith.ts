import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadPosts } from '../stages/load-posts.ts'
import { mongodb } from '../stages/mongodb.ts'
import { type Running, run } from '../stages/process.ts'

const file = (name: string) => fileURLToPath(import.meta.resolve(name))

export interface Monolith {
  url: string
  stop(): Promise<void>
}

/** The monolith on the embedded database with the committed posts, on free ports, in a temporary folder. */
export async function startMonolith(): Promise<Monolith> {
  const folder = await mkdtemp(join(tmpdir(), 'contract-'))
  const running: Running<unknown>[] = []
  const stop = async () => {
    for (const each of running.toReversed()) await each.stop()
    await rm(folder, { recursive: true })
  }
  try {
    const server = await startMongodb(folder)
    running.push(server)
    await loadPosts(server.ready.uri)
    const site = await startSite(server.ready.uri)
    running.push(site)
    return { url: site.ready.url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function startMongodb(folder: string) {
  return run<{ uri: string }>(mongodb(join(folder, 'mongodb'), 0))
}

function startSite(uri: string) {
  return run<{ url: string }>({
    name: 'monolithic',
    file: file('@workshop/monolithic/main'),
    env: { MONGODB_URI: uri, PORT: '0', LOG_LEVEL: 'error' },
  })
}
