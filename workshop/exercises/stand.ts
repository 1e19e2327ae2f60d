import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadPosts } from '@workshop/datasets/import/load-posts'
import { startMongodb } from '@workshop/mongodb'
import type { Express } from 'express'
import getPort from 'get-port'
import { MongoClient } from 'mongodb'
import { createBuilds } from './builds.ts'
import { servePartner } from './partner.ts'
import { startService } from './service.ts'
import { serveUpstreams } from './upstreams.ts'

export type Stand = Awaited<ReturnType<typeof openStand>>

/** What a check works on: the playground's services as processes, and a database of their own. */
export async function openStand(playground: string) {
  const folder = await mkdtemp(join(tmpdir(), 'workshop-check-'))
  const mongodb = await startMongodb({ folder, port: await getPort() })
  const { uri } = mongodb
  const client = await MongoClient.connect(uri)
  const builds = createBuilds(playground)
  const running: { stop(): Promise<void> }[] = []
  let emptied = Promise.resolve()

  /** Stops what a check has started, and empties the database but for the posts. */
  async function stopAndEmpty() {
    await Promise.all(running.splice(0).map(({ stop }) => stop()))
    const { databases } = await client.db().admin().listDatabases()
    for (const { name } of databases)
      if (!['admin', 'config', 'local', 'monolith'].includes(name))
        await client.db(name).dropDatabase()
  }

  /** Resolves when nothing of a check is left; its result does not wait for that. */
  function empty() {
    // After a failure it is tried again, and the next check hears of that failure.
    emptied = emptied.catch(() => {}).then(stopAndEmpty)
    emptied.catch(() => {})
    return emptied
  }

  return {
    playground,
    client,
    /** For a program that is not one of the services. */
    environment: { MONGODB_URI: uri, PORT: '0' },

    /**
     * Builds a service of the playground and starts it, as the manifest names it; its
     * environment is the place for upstreams: `{ PARTNER_URL: partner.url }`. Resolves
     * when it listens. Throws a Hint where it cannot be built or does not start.
     */
    async start(name: string, env: Record<string, string> = {}) {
      const environment = { MONGODB_URI: uri, PORT: '0', ...env }
      const starting = startService(builds, name, environment)
      // Also one that starts after the check has failed.
      const stop = () =>
        starting.then(
          service => service.stop(),
          () => {},
        )
      running.push({ stop })
      return starting
    },

    /** The partner of `like`, `share` and `hide`; `hold` keeps its answers back until `release`. */
    async startPartner() {
      const partner = await servePartner()
      running.push(partner)
      return partner
    },

    /** Stand-ins for a service's upstreams: `routes` says what they answer. */
    async startUpstreams(routes: Express) {
      const upstreams = await serveUpstreams(routes)
      running.push(upstreams)
      return upstreams
    },

    /** Imports the 1,000 posts, unless they are there; `rest` and the monolith read them. */
    loadPosts: () => loadPosts(uri),

    empty,
    /** Resolves when nothing of an earlier check is left. */
    emptied: () => emptied,
    async close() {
      await empty()
      await client.close()
      await builds.close()
      await mongodb.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
