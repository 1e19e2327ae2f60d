import { until } from '@workshop/platform/test/until'
import type { Entry } from '@workshop/services/ingest/write'
import { receivers } from './receivers.ts'
import type { Stand } from './stand.ts'
import { made } from './writers.ts'

type Progress = {
  receivers: { receiver: string; state: string; lag: number }[]
}

/**
 * Writes a last post and waits until every receiver has it and says so.
 * The feed is in order, so each has everything then.
 */
export async function untilDelivered(stand: Stand, synchronise: string) {
  const { _id } = await writeLast(stand)
  for (const { name } of receivers)
    await until(() => has(stand, name, _id), `${name} had the last post`)
  await until(() => isQuiet(synchronise), 'every page was acknowledged')
}

async function writeLast({ posts }: Stand) {
  const last = made(`last-${performance.now()}`)
  await posts.insertOne(last)
  return last
}

function has(stand: Stand, receiver: string, _id: Entry['_id']) {
  return stand.storeOf(receiver).collection<Entry>('posts').findOne({ _id })
}

async function isQuiet(synchronise: string) {
  const answer = await fetch(`${synchronise}/progress`)
  const progress = (await answer.json()) as Progress
  return progress.receivers.every(
    ({ state, lag }) => state === 'following' && lag === 0,
  )
}
