import {
  addressesOf,
  hostOf,
  type Service,
  type Stage,
} from '@workshop/services/manifest'
import type Docker from 'dockerode'
import { label, mark, type Run } from './run.ts'

/** What every container of a run has in common, and what differs. */
export type Wanted = {
  name: string
  image: string
  labels: Record<string, string>
  /** What the others call it: the engine's DNS answers with all that have the same one. */
  host: string
  env?: Record<string, string>
  /** Megabytes, processors. */
  memory: number
  cpus?: number
  options?: Docker.ContainerCreateOptions
  hostOptions?: Docker.HostConfig
}

/** Creates a container that cannot write but where it is told to, nor gain rights. */
export function createContainer(run: Run, wanted: Wanted) {
  const { name, image, labels, host, env = {}, memory, cpus } = wanted
  return run.docker.createContainer({
    name: `${run.name}-${name}`,
    Image: image,
    Env: Object.entries(env).map(([key, value]) => `${key}=${value}`),
    Labels: mark(run, labels),
    NetworkingConfig: {
      EndpointsConfig: { [run.name]: { Aliases: [host] } },
    },
    StopTimeout: 15,
    ...wanted.options,
    HostConfig: {
      NetworkMode: run.name,
      ReadonlyRootfs: true,
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges:true'],
      RestartPolicy: { Name: 'unless-stopped' },
      Memory: memory * 1024 ** 2,
      ...(cpus && { NanoCpus: cpus * 1e9 }),
      ...wanted.hostOptions,
    },
  })
}

/** What a stage's services are told. */
export type Setting = {
  stage: Stage
  image: Record<string, string>
  /** Of the front door: where it is published, and the token for its administration. */
  port: number
  token: string
}

/** One more replica of a service. */
export function createReplica(
  run: Run,
  service: Service,
  number: number,
  setting: Setting,
) {
  const { name, port, memory, cpus } = service
  const host = hostOf(name)
  return createContainer(run, {
    name: `${host}-${number}`,
    image: setting.image[host],
    host,
    labels: {
      [label.stage]: setting.stage,
      [label.service]: name,
      [label.replica]: String(number),
    },
    env: environment(service, setting),
    memory,
    cpus,
    ...(name === 'web' && published(port, setting.port)),
  })
}

/** Where MongoDB is, seen from a container: MongoDB's own or the embedded one. */
export const mongodbUri = 'mongodb://mongodb:27017/?replicaSet=workshop'

function environment(service: Service, { stage, token }: Setting) {
  const { name, database, env } = service
  return {
    ...(database && { MONGODB_URI: mongodbUri }),
    ...addressesOf(service, stage),
    ...env,
    ...(name === 'web' && { STAGE: stage, CONTROL_TOKEN: token }),
  }
}

/** Seen from outside on loopback alone. */
function published(inside: number, outside: number) {
  const port = `${inside}/tcp`
  const place = { HostIp: '127.0.0.1', HostPort: String(outside) }
  return {
    options: { ExposedPorts: { [port]: {} } },
    hostOptions: { PortBindings: { [port]: [place] } },
  }
}
