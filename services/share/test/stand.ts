import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Latency } from '@workshop/partner/behaviour'
import { changeBehaviour } from '@workshop/partner/change-behaviour'
import { connectDatabase } from '@workshop/platform/database'
import type { Operation } from '@workshop/platform/operations/operation'
import { serviceNamed, startProcess } from '@workshop/services/test/process'
import { mongodb } from '@workshop/workshop/stages/mongodb'
import { build } from '@workshop/workshop/stages/programs'
import { runProgram } from '@workshop/workshop/supervisor/program'

const partnerService = serviceNamed('partner')
const worker = serviceNamed('share-redirecting')

type Effects = { effects: { key: string; times: number }[] }

/** A database, a partner and two workers of share, each a process that can be killed. */
export async function setUpShare(latency: Latency) {
  await build([partnerService, worker])
  const folder = await mkdtemp(join(tmpdir(), 'share-'))
  const first = await startDatabase(folder, 0)
  const { uri } = first.ready
  const partner = await startProcess(partnerService, {})
  await changeBehaviour(partner.ready.url, { latency })
  const env = { MONGODB_URI: uri, PARTNER_URL: partner.ready.url }
  const workers = [
    await startProcess(worker, env),
    await startProcess(worker, env),
  ]
  let database = first
  const client = connectDatabase(uri)

  /** Kills the database or a worker, and starts it again. */
  async function killOne(which: number) {
    const victim = [database, ...workers][which]
    process.kill(victim.pid, 'SIGKILL')
    await victim.ended
    if (which === 0)
      database = await startDatabase(folder, Number(new URL(uri).port))
    else workers[which - 1] = await startProcess(worker, env)
  }

  async function readEffects() {
    const answer = await fetch(`${partner.ready.url}/effects`)
    return ((await answer.json()) as Effects).effects
  }

  async function tearDown() {
    await Promise.all([...workers, partner].map(({ stop }) => stop()))
    await client.close()
    await database.stop()
    await rm(folder, { recursive: true, force: true })
  }

  return {
    operations: client.db('share').collection<Operation>('operations'),
    /** Of a worker, in turn. */
    urlOf: (turn: number) => workers[turn % workers.length].ready.url,
    killOne,
    readEffects,
    tearDown,
  }
}

export type ShareStand = Awaited<ReturnType<typeof setUpShare>>

function startDatabase(folder: string, port: number) {
  return runProgram<{ uri: string }>(mongodb(folder, port))
}
