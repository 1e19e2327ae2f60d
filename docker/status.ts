import { servicesOf } from '@workshop/services/manifest'
import { splitVersion } from '@workshop/services/names'
import type {
  Health,
  ReplicaStatus,
  Status,
} from '@workshop/services/runtime'
import type { ContainerStats } from 'dockerode'
import { findReady } from './health.ts'
import {
  addressOf,
  type Listed,
  nameOf,
  numberOf,
  type Run,
  replicasOf,
} from './run.ts'
import type { RunSettings } from './settings.ts'

/** Asks the engine and each replica for its state. */
export async function statusOf(
  run: Run,
  { stage, port }: RunSettings,
): Promise<Status> {
  const services = servicesOf(stage).map(({ name }) => name)
  const rank = (each: Listed) => services.indexOf(nameOf(each))
  const listed = (await replicasOf(run)).toSorted(
    (a, b) => rank(a) - rank(b),
  )
  const ready = await findReady(run.docker, listed)
  return {
    runtime: 'docker',
    stage,
    url: `http://localhost:${port}`,
    services,
    replicas: await Promise.all(
      listed.map(each => replicaOf(run, each, ready.has(each))),
    ),
  }
}

async function replicaOf(
  { docker }: Run,
  listed: Listed,
  isReady: boolean,
): Promise<ReplicaStatus> {
  const container = docker.getContainer(listed.Id)
  const [{ RestartCount, State }, stats] = await Promise.all([
    container.inspect(),
    container.stats({ stream: false, 'one-shot': true }),
  ])
  return {
    ...splitVersion(nameOf(listed)),
    replica: numberOf(listed),
    address: addressOf(listed),
    health: healthOf(State.Restarting, State.Health?.Status, isReady),
    memory: memoryOf(stats),
    restarts: RestartCount,
    container: listed.Names[0].slice(1),
  }
}

function healthOf(
  isRestarting: boolean,
  docker: string | undefined,
  isReady: boolean,
): Health {
  if (isReady) return 'ready'
  if (isRestarting) return 'restarting'
  return docker === 'starting' ? 'starting' : 'not ready'
}

/** The container's memory without the page cache. */
function memoryOf({ memory_stats }: ContainerStats) {
  const { usage = 0, stats } = memory_stats
  const cached = stats?.total_inactive_file ?? stats?.inactive_file ?? 0
  return usage - cached
}
