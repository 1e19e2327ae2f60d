import {
  addressesOf,
  hostOf,
  type Service,
} from '@workshop/services/manifest'
import type Docker from 'dockerode'
import { withFreeName } from './engine.ts'
import { label, labelsOf, type Run } from './run.ts'
import type { RunSettings } from './settings.ts'

/** How a container differs from the others of its run. */
export type ContainerSpec = {
  name: string
  image: string
  labels: Record<string, string>
  /** Its name for the others: the engine's DNS answers with every container of that name. */
  host: string
  env?: Record<string, string>
  memoryMb: number
  cpus?: number
  pids?: number
  options?: Docker.ContainerCreateOptions
  hostOptions?: Docker.HostConfig
}

/** Creates a container that writes only to its volumes, gains no rights and never swaps. */
export function createContainer(run: Run, spec: ContainerSpec) {
  const { image, labels, host, env = {}, memoryMb, cpus } = spec
  const name = `${run.name}-${spec.name}`
  const memory = memoryMb * 1024 ** 2
  const created = run.docker.createContainer({
    name,
    Image: image,
    Env: Object.entries(env).map(([key, value]) => `${key}=${value}`),
    Labels: { ...labelsOf(run), ...labels },
    NetworkingConfig: {
      EndpointsConfig: { [run.name]: { Aliases: [host] } },
    },
    StopTimeout: 15,
    ...spec.options,
    HostConfig: {
      NetworkMode: run.name,
      ReadonlyRootfs: true,
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges:true'],
      RestartPolicy: { Name: 'unless-stopped' },
      Memory: memory,
      MemorySwap: memory,
      PidsLimit: spec.pids ?? 200,
      ...(cpus && { NanoCpus: cpus * 1e9 }),
      ...spec.hostOptions,
    },
  })
  return withFreeName('container', name, created)
}

/** Starts one more replica of a service; what cannot start is removed. */
export async function startReplica(
  run: Run,
  service: Service,
  number: number,
  settings: RunSettings,
) {
  const container = await createReplica(run, service, number, settings)
  try {
    await container.start()
    return container
  } catch (error) {
    await container.remove({ force: true })
    throw error
  }
}

function createReplica(
  run: Run,
  service: Service,
  number: number,
  settings: RunSettings,
) {
  const { name, port, memory, cpus } = service
  const host = hostOf(name)
  return createContainer(run, {
    name: `${host}-${number}`,
    image: settings.images[host],
    host,
    labels: {
      [label.service]: name,
      [label.replica]: String(number),
    },
    env: environmentOf(service, settings),
    memoryMb: memory,
    cpus,
    ...(name === 'web' && published(port, settings.port)),
  })
}

/** Where MongoDB is, seen from a container: MongoDB's own or the embedded one. */
export const mongodbUri = 'mongodb://mongodb:27017/?replicaSet=workshop'

function environmentOf(service: Service, { stage, tokens }: RunSettings) {
  const { name, database, env } = service
  const given = service.tokens.map(token => [token, tokens[token]])
  return {
    ...(database && { MONGODB_URI: mongodbUri }),
    ...addressesOf(service, stage),
    ...env,
    ...Object.fromEntries(given),
    ...(name === 'web' && { STAGE: stage }),
  }
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
