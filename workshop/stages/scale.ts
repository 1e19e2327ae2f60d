import { scaleServices } from '@workshop/services/scaling'
import { askReady } from '../supervisor/readiness.ts'
import type { Replica } from '../supervisor/replica.ts'
import { untilReady } from '../supervisor/until-ready.ts'
import type { StageServices } from './stage-services.ts'

/** How long a replica that is not ready may take to shut down. */
const unreadyTimeoutMs = 2000

/** Starts and removes replicas; resolves when these services are ready. Rejects with UsageError. */
export async function scaleStage(
  { stage, supervisor, add, replicasOf }: StageServices,
  scaling: Record<string, number>,
) {
  await scaleServices(stage.services, scaling, {
    list: service => Promise.all(replicasOf(service).map(probe)),
    add,
    remove: ({ replica, isReady }) =>
      supervisor.remove(replica, isReady ? undefined : unreadyTimeoutMs),
  })
  const scaled = stage.services.filter(({ name }) => name in scaling)
  await untilReady(scaled.flatMap(replicasOf))
}

async function probe(replica: Replica) {
  const { ready: isReady } = await askReady(replica.address)
  return { replica, number: replica.options.number, isReady }
}
