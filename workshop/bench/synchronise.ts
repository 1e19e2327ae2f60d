import { until } from '@workshop/platform/test/until'
import {
  has,
  untilDelivered,
  writeLast,
} from '@workshop/synchronise/test/delivered'
import { receivers } from '@workshop/synchronise/test/receivers'
import { type Stand, setUp } from '@workshop/synchronise/test/stand'
import { insertAll, writeChanges } from '@workshop/synchronise/test/writers'
import { inTurn, time } from './measure.ts'
import type { Bench } from './row.ts'

/** From the last of many changes until every receiver has it. */
export async function measure({ after, reportWithin }: Bench) {
  const stand = await setUp()
  after(stand.tearDown)
  await insertAll(stand.posts)
  const { ready, stop } = await stand.startSynchronise()
  after(stop)
  await untilDelivered(stand, ready.url)

  const [{ value }] = await inTurn(3, [() => converge(stand)])
  const name = 'last of 200 changes a second stored by all'
  reportWithin(1000, 'ms', name, value)
}

async function converge(stand: Stand) {
  await writeChanges(stand.posts, 1000, 200)
  const { _id } = await writeLast(stand)
  return time(async () => {
    for (const { name } of receivers)
      await until(() => has(stand, name, _id))
  })
}
