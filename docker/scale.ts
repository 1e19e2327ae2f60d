import { type Service, servicesOf } from '@workshop/services/manifest'
import { scaleServices } from '@workshop/services/scaling'
import { findReady } from './health.ts'
import { removeContainer } from './remove.ts'
import { addReplicas } from './replicas.ts'
import { nameOf, numberOf, type Run, replicasOf } from './run.ts'
import type { RunSettings } from './settings.ts'

/** Resolves when each service has its number of ready replicas. Rejects with UsageError. */
export function scaleRun(
  run: Run,
  scaling: Record<string, number>,
  settings: RunSettings,
) {
  return scaleServices(servicesOf(settings.stage), scaling, {
    list: service => runningReplicas(run, service),
    add: (service, numbers) => addReplicas(run, service, numbers, settings),
    remove: ({ listed }) => removeContainer(run, listed),
  })
}

/** Removes the replicas that have exited, and lists the others. */
async function runningReplicas(run: Run, service: Service) {
  const all = (await replicasOf(run)).filter(
    each => nameOf(each) === service.name,
  )
  const exited = all.filter(({ State }) =>
    ['exited', 'dead', 'created'].includes(State),
  )
  await Promise.all(exited.map(each => removeContainer(run, each)))

  const running = all.filter(each => !exited.includes(each))
  const ready = await findReady(run.docker, running)
  return running.map(listed => ({
    listed,
    number: numberOf(listed),
    isReady: ready.has(listed),
  }))
}
