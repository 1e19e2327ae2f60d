import { environmentOf } from '@workshop/services/environment'
import {
  addressesOf,
  hostOf,
  type Service,
} from '@workshop/services/manifest'
import type { Container } from 'dockerode'
import { createContainer, mongodbUri } from './containers.ts'
import { untilReady } from './health.ts'
import { removeContainer } from './remove.ts'
import { label, type Run } from './run.ts'
import type { RunSettings } from './settings.ts'

/** Starts replicas with these numbers; resolves when they are ready. Adds all of them or none. */
export async function addReplicas(
  run: Run,
  service: Service,
  numbers: number[],
  settings: RunSettings,
  signal?: AbortSignal,
) {
  const added: Container[] = []
  const results = await Promise.allSettled(
    numbers.map(async number => {
      const replica = await createReplica(run, service, number, settings)
      added.push(replica)
      await replica.start()
      await untilReady(replica, signal)
    }),
  )
  const failure = results.find(({ status }) => status === 'rejected')
  if (!failure) return
  const State = 'running'
  await Promise.all(
    added.map(({ id: Id }) => removeContainer(run, { Id, State })),
  )
  throw (failure as PromiseRejectedResult).reason
}

function createReplica(
  run: Run,
  service: Service,
  number: number,
  { images, stage, tokens, port: sitePort }: RunSettings,
) {
  const { name, port, memory, cpus } = service
  const host = hostOf(name)
  return createContainer(run, {
    name: `${host}-${number}`,
    image: images[host],
    host,
    labels: {
      [label.service]: name,
      [label.replica]: String(number),
      [label.port]: String(port),
    },
    env: {
      ...environmentOf(service, { stage, tokens, uri: mongodbUri }),
      ...addressesOf(service, stage),
    },
    memoryMb: memory,
    cpus,
    ...(name === 'web' && published(port, sitePort)),
  })
}

/** Seen from outside on loopback alone. */
function published(inside: number, outside: number) {
  const port = `${inside}/tcp`
  const address = { HostIp: '127.0.0.1', HostPort: String(outside) }
  return {
    options: { ExposedPorts: { [port]: {} } },
    hostOptions: { PortBindings: { [port]: [address] } },
  }
}
