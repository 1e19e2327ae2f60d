import type Docker from 'dockerode'
import { createContainer, mongodbUri, type Wanted } from './containers.ts'
import { untilReady } from './health.ts'
import { type Building, isThere } from './images.ts'
import { said } from './output.ts'
import { label, mark, type Run } from './run.ts'

const official = 'mongo:8.0'
const service = 'mongodb'
const seconds = 1e9

/** Looks for MongoDB's image, here or at its registry; says why where there is none. */
export async function findMongo(building: Building) {
  const { docker, onProgress } = building
  if (await isThere(building, official)) return official
  try {
    onProgress(`Image ${official}: asking for it`)
    const stream = await docker.pull(official, {
      abortSignal: building.signal,
    })
    await pulled(docker, stream)
    return official
  } catch (error) {
    building.signal.throwIfAborted()
    onProgress(
      `${official} cannot be had (${(error as Error).message.trim()})`,
    )
    return null
  }
}

function pulled(docker: Docker, stream: NodeJS.ReadableStream) {
  return new Promise<void>((resolve, reject) =>
    docker.modem.followProgress(stream, error =>
      error ? reject(error) : resolve(),
    ),
  )
}

/** Starts the database on a volume that outlives the run; resolves when it answers. */
export async function startDatabase(
  run: Run,
  mongo: string | null,
  embeddedImage: string,
  signal: AbortSignal,
) {
  const { kind, ...wanted } = mongo ? real(mongo) : embedded(embeddedImage)
  const volume = `${run.name}-${kind}`
  await run.docker.createVolume({ Name: volume, Labels: mark(run) })
  const container = await createContainer(run, {
    ...wanted,
    name: service,
    host: service,
    labels: { [label.service]: service },
    memory: 1024,
    hostOptions: {
      Binds: [`${volume}:/data/db`],
      Tmpfs: { '/tmp': '' },
    },
  })
  await container.start()
  await untilReady(container, signal)
}

type Kind = Pick<Wanted, 'image' | 'options'> & { kind: string }

/** MongoDB itself, a replica set of one that its healthcheck makes. */
function real(image: string): Kind {
  const initiate = `
    try { rs.status() } catch {
      rs.initiate({ _id: 'workshop', members: [{ _id: 0, host: 'mongodb:27017' }] })
    }
    while (!db.hello().isWritablePrimary) sleep(100)`
  return {
    kind: 'mongodb',
    image,
    options: {
      User: 'mongodb',
      Cmd: ['mongod', '--replSet', 'workshop', '--bind_ip_all'],
      Healthcheck: {
        Test: ['CMD', 'mongosh', '--quiet', '--eval', initiate],
        Interval: 10 * seconds,
        Timeout: 10 * seconds,
        Retries: 6,
      },
    },
  }
}

/** The workshop's own server, found under the name that the others know. */
function embedded(image: string): Kind {
  const command = ['node', '--max-semi-space-size=2', 'main.js']
  const place = ['--host=0.0.0.0', '--folder=/data/db']
  return {
    kind: 'embedded',
    image,
    options: {
      Cmd: [...command, ...place, '--advertise=mongodb:27017'],
    },
  }
}

/** Imports the committed posts where there are none; resolves with the line that says so. */
export async function importPosts(run: Run, image: string) {
  const container = await createContainer(run, {
    name: 'posts',
    host: 'posts',
    image,
    labels: { [label.service]: 'posts' },
    env: { MONGODB_URI: mongodbUri },
    memory: 192,
    options: { Healthcheck: { Test: ['NONE'] } },
    hostOptions: { RestartPolicy: { Name: 'no' } },
  })
  await container.start()
  const { StatusCode } = await container.wait()
  const text = await said(container)
  if (StatusCode !== 0)
    throw new Error(`The posts are not imported. ${text}`)
  await container.remove()
  return text
}
