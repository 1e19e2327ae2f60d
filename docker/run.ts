import { services } from '@workshop/services/manifest'
import type Docker from 'dockerode'

/** All that one start makes in Docker; found again by label, from any terminal. */
export type Run = { docker: Docker; name: string }

export const label = {
  run: 'workshop.run',
  stage: 'workshop.stage',
  service: 'workshop.service',
  replica: 'workshop.replica',
}

/** One container of a run, as the engine lists it. */
export type Listed = Docker.ContainerInfo

export function mark({ name }: Run, more: Record<string, string> = {}) {
  return { [label.run]: name, ...more }
}

/** The run's containers, whether they run or not: the services', or all. */
export async function containersOf(run: Run, service?: string) {
  const wanted = [`${label.run}=${run.name}`]
  if (service) wanted.push(`${label.service}=${service}`)
  return run.docker.listContainers({
    all: true,
    filters: { label: wanted },
  })
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

export function addressOf({ NetworkSettings }: Listed) {
  const [network] = Object.values(NetworkSettings.Networks)
  return network?.IPAddress ?? ''
}

/** Ends and removes everything of the run but its data: who calls others before these, the database last. */
export async function removeRun(run: Run) {
  const { docker, name } = run
  const containers = await containersOf(run)
  for (const group of inGroups(containers))
    await Promise.all(group.map(({ Id }) => removeContainer(run, Id)))

  const filters = { label: [`${label.run}=${name}`] }
  const networks = await docker.listNetworks({ filters })
  for (const { Id } of networks) await docker.getNetwork(Id).remove()
}

function inGroups(containers: Listed[]) {
  const isCaller = (each: Listed) =>
    services.some(
      ({ name, upstreams }) =>
        name === nameOf(each) && upstreams.length > 0,
    )
  const isService = (each: Listed) => label.replica in each.Labels
  return [
    containers.filter(isCaller),
    containers.filter(each => isService(each) && !isCaller(each)),
    containers.filter(each => !isService(each)),
  ]
}

/** Lets a container finish what it has begun, then removes it. */
export async function removeContainer({ docker }: Run, id: string) {
  const container = docker.getContainer(id)
  try {
    await container.stop({ t: 12 }).catch(unlessStopped)
    await container.remove({ v: true, force: true })
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode !== 404) throw error
  }
}

/** 304: it has stopped already. */
function unlessStopped(error: { statusCode?: number }) {
  if (error.statusCode !== 304) throw error
}
