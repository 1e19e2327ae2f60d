import { isLoopbackName } from '@workshop/platform/loopback'
import { services } from '@workshop/services/manifest'
import { places } from '../exercises/places.ts'
import { readProgress } from '../exercises/progress.ts'
import type { RunPorts } from './ports.ts'
import { serveGuide } from './serve-guide.ts'

type RunningReplica = {
  address: string
  options: { service: string; number: number }
}

/** Serves this repository's guide beside the site; resolves with its address. */
export async function openGuide(site: string, ports: () => RunPorts) {
  const { url } = await serveGuide({
    root: places.repository,
    site,
    ports,
    progress: () => readProgress(places.progress),
  })
  return url
}

/** The ports in use: those of the site, the database, and the first replica of each service. */
export function portsOf(
  replicas: RunningReplica[],
  site: string,
  database = '',
): RunPorts {
  const ports = new Map<string, number>()
  note('27017', database)
  for (const { address, options } of replicas) {
    const service = services.find(({ name }) => name === options.service)
    if (service && options.number === 1) note(String(service.port), address)
  }
  note('5000', site)
  return ports

  /** Only of this machine: the text names no other host. */
  function note(documented: string, address: string) {
    if (!URL.canParse(address)) return
    const { hostname, port } = new URL(address)
    if (isLoopbackName(hostname) && port)
      ports.set(documented, Number(port))
  }
}
