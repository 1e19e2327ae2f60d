import type Docker from 'dockerode'
import { withFreeName } from './engine.ts'
import { labelsOf, type Run } from './run.ts'

/** How a container differs from the others of its run. */
export type ContainerSpec = {
  name: string
  image: string
  labels: Record<string, string>
  /** Its name in DNS, which answers with every container of that name. */
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

/** Where MongoDB is, seen from a container: MongoDB's own or the embedded one. */
export const mongodbUri = 'mongodb://mongodb:27017/?replicaSet=workshop'
