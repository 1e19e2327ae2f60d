import {
  type Service,
  type Stage,
  servicesOf,
} from '@workshop/services/manifest'
import { WrongWish } from '@workshop/services/runtime'
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

/** Brings each service to its number of replicas; resolves when all are ready and those too many have finished. */
export async function scaleRun(
  run: Run,
  wishes: Record<string, number>,
  setting: Setting,
) {
  const wanted = Object.entries(wishes).map(
    ([name, count]) =>
      [wantedService(name, count, setting.stage), count] as const,
  )
  await Promise.all(
    wanted.map(([service, count]) =>
      scaleService(run, service, count, setting),
    ),
  )
}

function wantedService(name: string, count: number, stage: Stage) {
  const all = servicesOf(stage)
  const found = all.find(service => service.name === name)
  const names = all.map(service => service.name).join(', ')
  if (!found)
    throw new WrongWish(`There is no ${name}. There are: ${names}.`)
  if (name === 'web' && count !== 1)
    throw new WrongWish('There is one front door: web publishes the port.')
  if (!Number.isInteger(count) || count < 0)
    throw new WrongWish(
      `${name}=${count}: a number of replicas is 0, 1, 2 …`,
    )
  return found
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
