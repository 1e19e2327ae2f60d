import type { Service } from '@workshop/services/manifest'
import type { Member } from './member.ts'

/** The addresses of each service's live replicas, by its name. */
export type Instances = Record<string, string[]>

/**
 * Who may be called: the ready ones, or where none of a service is ready those
 * that listen (what makes them ready, their data, may come through a call).
 */
export function liveInstances(services: Service[], members: Member[]) {
  const instances: Instances = {}
  for (const service of services) {
    const listening = members.filter(
      member => member.service === service && !member.leaving,
    )
    const ready = listening.filter(({ ready }) => ready)
    instances[service.name] = (ready.length > 0 ? ready : listening)
      .map(({ address }) => address)
      .filter(address => address !== '')
  }
  return instances
}
