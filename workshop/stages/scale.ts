import type { Service } from '@workshop/services/manifest'
import { readScaling } from '@workshop/services/scaling'
import type { Fleet } from './fleet.ts'
import { until } from './until-ready.ts'

/** Starts and ends replicas until there are as many as wished; resolves when all of these services are ready. Rejects with UsageError. */
export async function scale(fleet: Fleet, scaling: Record<string, number>) {
  const wanted = readScaling(fleet.stage.services, scaling)
  await Promise.all(
    wanted.map(({ service, number }) => reach(fleet, service, number)),
  )
  const members = wanted.flatMap(({ service }) => of(fleet, service))
  await until(() => members.every(({ ready }) => ready), members)
}

async function reach(fleet: Fleet, service: Service, wanted: number) {
  const there = of(fleet, service)
  const changes = [
    ...there.slice(wanted).map(member => fleet.remove(member)),
    ...Array.from({ length: wanted - there.length }, () =>
      fleet.add(service),
    ),
  ]
  await Promise.all(changes)
}

function of({ members }: Fleet, wanted: Service) {
  return members.filter(({ service }) => service === wanted)
}
