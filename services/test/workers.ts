import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StoredPost } from '@workshop/datasets/posts/post'
import type { Latency } from '@workshop/partner/behaviour'
import { changeBehaviour } from '@workshop/partner/change-behaviour'
import type { Effect } from '@workshop/partner/effects'
import { connectDatabase } from '@workshop/platform/database'
import { stablePort } from '@workshop/platform/test/stable-port'
import { mongodb } from '@workshop/workshop/stages/mongodb'
import { build } from '@workshop/workshop/stages/programs'
import { runProgram } from '@workshop/workshop/supervisor/program'
import { storedPosts } from './posts.ts'
import { serviceNamed, startProcess } from './process.ts'

const partnerService = serviceNamed('partner')
const restService = serviceNamed('rest')
/** Two of each. */
const workerServices = [
  ...Array(2).fill(serviceNamed('share-redirecting')),
  ...Array(2).fill(serviceNamed('like-redirecting')),
]

/** A database, a partner, five posts, and workers, each a process that can be killed. */
export async function setUpWorkers(latency: Latency) {
  await build([
    ...new Set([partnerService, restService, ...workerServices]),
  ])
  const folder = await mkdtemp(join(tmpdir(), 'workers-'))
  const program = await mongodb(folder, await stablePort())
  const startDatabase = () => runProgram<{ uri: string }>(program)
  let database = await startDatabase()
  const { uri } = database.ready
  const client = connectDatabase(uri)
  const posts = client.db('monolith').collection<StoredPost>('posts')
  await posts.insertMany(storedPosts.slice(0, 5))

  const partner = await startProcess(partnerService, {})
  await changeBehaviour(partner.ready.url, { latency })
  const rest = await startProcess(restService, { MONGODB_URI: uri })
  const env = {
    MONGODB_URI: uri,
    PARTNER_URL: partner.ready.url,
    REST_URL: rest.ready.url,
  }
  const workers = await Promise.all(
    workerServices.map(service => startProcess(service, env)),
  )

  /** Kills the database or a worker, and starts it again. */
  async function killOne(which: number) {
    const victim = [database, ...workers][which]
    process.kill(victim.pid, 'SIGKILL')
    await victim.ended
    if (which === 0) database = await startDatabase()
    else
      workers[which - 1] = await startProcess(
        workerServices[which - 1],
        env,
      )
  }

  async function readEffects() {
    const answer = await fetch(`${partner.ready.url}/effects`)
    return ((await answer.json()) as { effects: Effect[] }).effects
  }

  async function tearDown() {
    const processes = [...workers, partner, rest]
    await Promise.all(processes.map(({ stop }) => stop()))
    await client.close()
    await database.stop()
    await rm(folder, { recursive: true, force: true })
  }

  return {
    victims: 1 + workers.length,
    posts,
    db: client.db,
    /** Of a worker of this verb, in turn. */
    urlOf: (verb: 'share' | 'like', turn: number) =>
      workers[(verb === 'share' ? 0 : 2) + (turn % 2)].ready.url,
    killOne,
    readEffects,
    tearDown,
  }
}
