import type Docker from 'dockerode'

/** Everything that one start makes in Docker; found again by label, from any terminal. */
export type Run = {
  docker: Docker
  name: string
  /** Of one start; without it, of any start of this name. */
  id?: string
}

export const label = {
  run: 'workshop.run',
  id: 'workshop.id',
  folder: 'workshop.folder',
  settings: 'workshop.settings',
  service: 'workshop.service',
  replica: 'workshop.replica',
  port: 'workshop.port',
}

/** One container of a run, as the engine lists it. */
export type Listed = Docker.ContainerInfo

export function labelsOf({ name, id }: Run) {
  return { [label.run]: name, ...(id && { [label.id]: id }) }
}

function filterOf(run: Run, more: Record<string, string> = {}) {
  const labels = Object.entries({ ...labelsOf(run), ...more })
  return { label: labels.map(([key, value]) => `${key}=${value}`) }
}

/** The run's containers, whether they run or not: the services', or all. */
export function containersOf(run: Run, service?: string) {
  const filters = filterOf(run, service ? { [label.service]: service } : {})
  return run.docker.listContainers({ all: true, filters })
}

export function networksOf(run: Run) {
  return run.docker.listNetworks({ filters: filterOf(run) })
}

/** What happens to the run's containers from now on. */
export function eventsOf(run: Run, event: string[], signal: AbortSignal) {
  const filters = { ...filterOf(run), event }
  return run.docker.getEvents({ filters, abortSignal: signal })
}

/** The replicas of services, in order; without the database. */
export async function replicasOf(run: Run) {
  const all = await containersOf(run)
  return all
    .filter(({ Labels }) => label.replica in Labels)
    .sort((a, b) => numberOf(a) - numberOf(b))
}

export const nameOf = ({ Labels }: Listed) => Labels[label.service]
export const numberOf = ({ Labels }: Listed) =>
  Number(Labels[label.replica])

/** Where the others reach a replica; empty while it does not run. */
export function addressOf({ NetworkSettings, Labels }: Listed) {
  const [network] = Object.values(NetworkSettings.Networks)
  const address = network?.IPAddress
  return address ? `http://${address}:${Labels[label.port]}` : ''
}
