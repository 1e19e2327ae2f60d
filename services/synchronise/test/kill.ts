import { setTimeout as pause } from 'node:timers/promises'
import { createRandom } from '@workshop/datasets/generate/random'
import { testSeed } from '../../test/seed.ts'
import type { Stand } from './stand.ts'
import { insertAll, writeChanges } from './writers.ts'

type Plan = { kills: number; changes: number }

/** The longest time until synchronise is killed. */
const longestLifeMs = 1500

/**
 * Posts change in several lanes while synchronise is killed and started
 * again, each time at a random moment: sometimes before it takes a lease,
 * sometimes amid a page. Resolves with the last process.
 */
export async function killWhileWriting(
  stand: Stand,
  { kills, changes }: Plan,
) {
  const random = createRandom(testSeed, 1)
  await insertAll(stand.posts)
  const perSecond = changes / (kills * 1.5)
  const written = writeChanges(stand.posts, changes, perSecond)

  let synchronise = await stand.startSynchronise()
  for (let killed = 0; killed < kills; killed++) {
    await pause(random.integer(longestLifeMs))
    process.kill(synchronise.pid, 'SIGKILL')
    await synchronise.ended
    synchronise = await stand.startSynchronise()
  }
  await written
  return synchronise
}
