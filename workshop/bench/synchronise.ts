import { setTimeout as pause } from 'node:timers/promises'
import {
  has,
  untilDelivered,
  writeLast,
} from '@workshop/synchronise/test/delivered'
import { receivers } from '@workshop/synchronise/test/receivers'
import { type Stand, setUp } from '@workshop/synchronise/test/stand'
import { insertAll, writeChanges } from '@workshop/synchronise/test/writers'
import { median, type Report } from './row.ts'

const perSecond = 200
const seconds = 5
const rounds = 3

/** From the last of many changes until every receiver has it, beside the second that it may take. */
export async function measure(report: Report) {
  const stand = await setUp()
  try {
    await insertAll(stand.posts)
    const synchronise = await stand.startSynchronise()
    await untilDelivered(stand, synchronise.ready.url)

    const taken: number[] = []
    for (let round = 0; round < rounds; round++)
      taken.push(await converge(stand))
    await synchronise.stop()

    const value = median(taken)
    report({
      group: 'synchronise',
      name: `last of ${perSecond} changes a second stored by all`,
      value,
      unit: 'ms',
      beside: 'a second',
      limit: 1000,
      ratio: value / 1000,
    })
  } finally {
    await stand.tearDown()
  }
}

/** Milliseconds. */
async function converge(stand: Stand) {
  await writeChanges(stand.posts, perSecond * seconds, perSecond)
  const { _id } = await writeLast(stand)

  const began = performance.now()
  for (const { name } of receivers)
    while (!(await has(stand, name, _id))) await pause(1)
  return performance.now() - began
}
