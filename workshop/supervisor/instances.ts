/** The addresses of each service's live replicas, by its name. */
export type LiveInstances = Record<string, string[]>

/** What a replica is told; it answers with `{ acknowledged: version }`. */
export type AddressMessage = { instances: LiveInstances; version: number }

type Callable = {
  options: { service: string }
  address: string
  isReady: boolean
  isLeaving: boolean
}

/**
 * The replicas that may be called: the ready ones. While none of a service is
 * ready, all that listen: their data may have to arrive by such a call.
 */
export function liveInstances(services: string[], replicas: Callable[]) {
  const instances: LiveInstances = {}
  for (const service of services) {
    const listening = replicas.filter(
      ({ options, address, isLeaving }) =>
        options.service === service && address !== '' && !isLeaving,
    )
    const ready = listening.filter(({ isReady }) => isReady)
    const live = ready.length > 0 ? ready : listening
    instances[service] = live.map(({ address }) => address)
  }
  return instances
}
