import { changeBehaviour } from '@workshop/partner/change-behaviour'
import { serviceNamed } from '@workshop/services/test/process'
import { type Db, MongoClient } from 'mongodb'
import { build, built } from '../stages/programs.ts'
import { startMongodb, startProgram } from './programs.ts'
import type { Bench } from './row.ts'

export type ShareStand = {
  bench: Bench
  db: Db
  partner: string
  start(
    name: string,
    env?: NodeJS.ProcessEnv,
  ): Promise<{ url: string; pid: number; stop(): Promise<void> }>
}

/** A database, a partner, and programs of share on both. */
export async function setUpShare(bench: Bench): Promise<ShareStand> {
  await build(
    ['partner', 'share-waiting', 'share-redirecting'].map(serviceNamed),
  )
  const { uri } = await startMongodb(bench, bench.folder)
  const client = await MongoClient.connect(uri)
  bench.after(() => client.close())
  const own = { PORT: '0', LOG_LEVEL: 'error', MONGODB_URI: uri }
  const start = (name: string, env: NodeJS.ProcessEnv = {}) =>
    startProgram(bench, {
      ...built(serviceNamed(name)),
      env: { NODE_ENV: 'production', ...own, ...env },
    })
  const { url: partner } = await start('partner')
  const db = client.db('share')
  return {
    bench,
    db,
    partner,
    start: (name, env) => start(name, { PARTNER_URL: partner, ...env }),
  }
}

export function slowDown(partner: string, ms: number) {
  return changeBehaviour(partner, { latency: { kind: 'fixed', ms } })
}
