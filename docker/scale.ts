import { type Service, servicesOf } from '@workshop/services/manifest'
import { readScaling } from '@workshop/services/scaling'
import type { Setting } from './containers.ts'
import { untilReady } from './health.ts'
import {
  nameOf,
  numberOf,
  type Run,
  removeContainer,
  replicasOf,
} from './run.ts'
import { startReplica } from './start.ts'

/** Brings each service to its number of replicas; resolves when all are ready and those too many have finished. Rejects with UsageError. */
export async function scaleRun(
  run: Run,
  scaling: Record<string, number>,
  setting: Setting,
) {
  const wanted = readScaling(servicesOf(setting.stage), scaling)
  await Promise.all(
    wanted.map(({ service, number }) =>
      scaleService(run, service, number, setting),
    ),
  )
}

async function scaleService(
  run: Run,
  service: Service,
  count: number,
  setting: Setting,
) {
  const there = await living(run, service)
  const free = numbersBeside(there.map(numberOf))
  const missing = Math.max(0, count - there.length)
  const numbers = Array.from(
    { length: missing },
    () => free.next().value as number,
  )
  const added = await Promise.all(
    numbers.map(number => startReplica(run, service, number, setting)),
  )
  const signal = AbortSignal.timeout(60_000)
  await Promise.all(added.map(container => untilReady(container, signal)))
  const leaving = there.slice(count)
  await Promise.all(leaving.map(({ Id }) => removeContainer(run, Id)))
}

/** Those that run, in order; what has ended is cleared away. */
async function living(run: Run, service: Service) {
  const all = (await replicasOf(run)).filter(
    each => nameOf(each) === service.name,
  )
  const ended = all.filter(
    ({ State }) =>
      State === 'exited' || State === 'dead' || State === 'created',
  )
  await Promise.all(ended.map(({ Id }) => removeContainer(run, Id)))
  return all.filter(each => !ended.includes(each))
}

function* numbersBeside(taken: number[]) {
  for (let number = 1; ; number++) if (!taken.includes(number)) yield number
}
