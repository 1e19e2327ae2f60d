import type { Service } from '@workshop/services/manifest'
import { readScaling } from '@workshop/services/scaling'
import { askReady } from '../supervisor/readiness.ts'
import type { Replica } from '../supervisor/replica.ts'
import { untilReady } from '../supervisor/until-ready.ts'
import type { StageServices } from './stage-services.ts'

/** How long a replica that is not ready may take to shut down. */
const unreadyTimeoutMs = 2000

/** Starts and removes replicas; resolves when all of these services are ready. Rejects with UsageError. */
export async function scaleServices(
  services: StageServices,
  scaling: Record<string, number>,
) {
  const wanted = readScaling(services.stage.services, scaling)
  await Promise.all(
    wanted.map(({ service, number }) =>
      scaleService(services, service, number),
    ),
  )
  const replicas = wanted.flatMap(({ service }) =>
    services.replicasOf(service),
  )
  await untilReady(replicas)
}

async function scaleService(
  services: StageServices,
  service: Service,
  wanted: number,
) {
  const replicas = services.replicasOf(service)
  if (wanted >= replicas.length)
    return services.add(service, wanted - replicas.length)
  await removeReplicas(services, replicas, replicas.length - wanted)
}

/** The ones that are not ready go first, then the newest. */
async function removeReplicas(
  { supervisor }: StageServices,
  replicas: Replica[],
  count: number,
) {
  const probed = await Promise.all(
    replicas
      .toSorted((a, b) => b.options.number - a.options.number)
      .map(async replica => ({
        replica,
        ...(await askReady(replica.address)),
      })),
  )
  const leaving = probed
    .toSorted((a, b) => Number(a.ready) - Number(b.ready))
    .slice(0, count)
  await Promise.all(
    leaving.map(({ replica, ready }) =>
      supervisor.remove(replica, ready ? undefined : unreadyTimeoutMs),
    ),
  )
}
