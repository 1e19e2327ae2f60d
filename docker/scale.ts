import { type Service, servicesOf } from '@workshop/services/manifest'
import { readScaling } from '@workshop/services/scaling'
import type { Container } from 'dockerode'
import { startReplica } from './containers.ts'
import { findReady, untilReady } from './health.ts'
import { removeContainer } from './remove.ts'
import {
  type Listed,
  nameOf,
  numberOf,
  type Run,
  replicasOf,
} from './run.ts'
import type { RunSettings } from './settings.ts'

/** Resolves when each service has its number of ready replicas and the others are removed. Rejects with UsageError. */
export async function scaleRun(
  run: Run,
  scaling: Record<string, number>,
  settings: RunSettings,
) {
  const wanted = readScaling(servicesOf(settings.stage), scaling)
  await Promise.all(
    wanted.map(({ service, number }) =>
      scaleService(run, service, number, settings),
    ),
  )
}

async function scaleService(
  run: Run,
  service: Service,
  count: number,
  settings: RunSettings,
) {
  const running = await runningReplicas(run, service)
  const missing = count - running.length
  if (missing > 0) {
    const numbers = freeNumbers(running.map(numberOf), missing)
    await addReplicas(run, service, numbers, settings)
  }
  const leaving = running.slice(count)
  await Promise.all(leaving.map(each => removeContainer(run, each)))
}

/** Adds them all or, where a start fails, none. */
async function addReplicas(
  run: Run,
  service: Service,
  numbers: number[],
  settings: RunSettings,
) {
  const added: Container[] = []
  const results = await Promise.allSettled(
    numbers.map(async number => {
      const replica = await startReplica(run, service, number, settings)
      added.push(replica)
      await untilReady(replica)
    }),
  )
  const failed = results.find(({ status }) => status === 'rejected')
  if (!failed) return
  const State = 'running'
  await Promise.all(
    added.map(({ id: Id }) => removeContainer(run, { Id, State })),
  )
  throw (failed as PromiseRejectedResult).reason
}

/** Those that run, the ready ones first, so that scaling down removes a hung one first; those that have exited are removed. */
async function runningReplicas(run: Run, service: Service) {
  const all = (await replicasOf(run)).filter(
    each => nameOf(each) === service.name,
  )
  const exited = all.filter(({ State }) =>
    ['exited', 'dead', 'created'].includes(State),
  )
  await Promise.all(exited.map(each => removeContainer(run, each)))

  const running = all.filter(each => !exited.includes(each))
  const ready = await findReady(run.docker, running, () => service.port)
  const isHung = (each: Listed) => Number(!ready.has(each))
  return running.sort((a, b) => isHung(a) - isHung(b))
}

function freeNumbers(taken: number[], count: number) {
  return Array.from(
    { length: taken.length + count },
    (_, index) => index + 1,
  )
    .filter(number => !taken.includes(number))
    .slice(0, count)
}
