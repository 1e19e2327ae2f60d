import { type Service, servicesOf } from '@workshop/services/manifest'
import { readScaling } from '@workshop/services/scaling'
import { findReady } from './health.ts'
import { removeContainer } from './remove.ts'
import { addReplicas } from './replicas.ts'
import {
  type Listed,
  nameOf,
  numberOf,
  type Run,
  replicasOf,
} from './run.ts'
import type { RunSettings } from './settings.ts'

/** Resolves when each service has its number of ready replicas. Rejects with UsageError. */
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

/** Removes those that have exited; lists the ready ones first, so scaling down removes a hung one. */
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
