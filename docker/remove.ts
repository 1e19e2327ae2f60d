import { services } from '@workshop/services/manifest'
import { isConflict, isNotFound } from './engine.ts'
import {
  containersOf,
  type Listed,
  label,
  nameOf,
  networksOf,
  type Run,
} from './run.ts'

/** The seconds a container has to finish its requests. */
const stopSeconds = 12

/** Removes all of the run but its data: callers before their upstreams, the database last. */
export async function removeRun(run: Run) {
  const { docker } = run
  for (const group of inGroups(await containersOf(run)))
    await Promise.all(group.map(each => removeContainer(run, each)))

  for (const { Id } of await networksOf(run))
    await docker.getNetwork(Id).remove().catch(unlessGone)
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

/** Lets a container finish its requests, then removes it; a paused one could not. */
export async function removeContainer(
  { docker }: Run,
  { Id, State }: Pick<Listed, 'Id' | 'State'>,
) {
  const container = docker.getContainer(Id)
  try {
    if (State === 'running')
      await container.stop({ t: stopSeconds }).catch(unlessStopped)
    await container.remove({ v: true, force: true })
  } catch (error) {
    // Another terminal is about to remove it.
    if (isConflict(error))
      await container.wait({ condition: 'removed' }).catch(unlessGone)
    else unlessGone(error)
  }
}

/** 304: it has stopped already. */
function unlessStopped(error: { statusCode?: number }) {
  if (error.statusCode !== 304) throw error
}

/** Another terminal has removed it. */
function unlessGone(error: unknown) {
  if (!isNotFound(error)) throw error
}
