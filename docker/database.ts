import {
  type ContainerSpec,
  createContainer,
  mongodbUri,
} from './containers.ts'
import { followProgress, messageOf } from './engine.ts'
import { untilReady } from './health.ts'
import { type BuildContext, hasImage } from './images.ts'
import { lastLines } from './output.ts'
import { label, labelsOf, type Run } from './run.ts'

const official = 'mongo:8.0'
const service = 'mongodb'
const seconds = 1e9

/** MongoDB's image, found here or pulled; else null, and the reason as progress. */
export async function findMongo(context: BuildContext) {
  const { docker, onProgress } = context
  if (await hasImage(context, official)) return official
  try {
    onProgress(`Pulling ${official}`)
    const stream = await docker.pull(official, {
      abortSignal: context.signal,
    })
    await followProgress(docker, stream)
    return official
  } catch (error) {
    context.signal.throwIfAborted()
    onProgress(`${official} cannot be pulled: ${messageOf(error)}`)
    return null
  }
}

/** Starts the database on a volume that outlives the run; resolves when it answers. */
export async function startMongodb(
  run: Run,
  mongo: string | null,
  embeddedImage: string,
  signal: AbortSignal,
) {
  const { kind, ...wanted } = mongo ? real(mongo) : embedded(embeddedImage)
  const volume = `${run.name}-${kind}`
  await run.docker.createVolume({ Name: volume, Labels: labelsOf(run) })
  const container = await createContainer(run, {
    ...wanted,
    name: service,
    host: service,
    labels: { [label.service]: service },
    memoryMb: 1024,
    pids: 1000,
    hostOptions: {
      Binds: [`${volume}:/data/db`],
      Tmpfs: { '/tmp': '' },
    },
  })
  await container.start()
  await untilReady(container, signal)
}

type Kind = Pick<ContainerSpec, 'image' | 'options'> & { kind: string }

/** MongoDB itself; its healthcheck initiates the one-member replica set. */
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

/** The embedded server, at the address that the services know. */
function embedded(image: string): Kind {
  const command = 'node main.js --folder=/data/db --replica-set=workshop'
  const address = '--host=0.0.0.0 --advertise=mongodb:27017'
  const Cmd = `${command} ${address}`.split(' ')
  return { kind: 'embedded', image, options: { Cmd } }
}

/** Imports the committed posts into an empty database; resolves with a line about it. */
export async function importPosts(run: Run, image: string) {
  const container = await createContainer(run, {
    name: 'posts',
    host: 'posts',
    image,
    labels: { [label.service]: 'posts' },
    env: { MONGODB_URI: mongodbUri },
    memoryMb: 256,
    options: { Healthcheck: { Test: ['NONE'] } },
    hostOptions: { RestartPolicy: { Name: 'no' } },
  })
  await container.start()
  const { StatusCode } = await container.wait()
  const text = await lastLines(container)
  if (StatusCode !== 0)
    throw new Error(`The posts could not be imported. ${text}`)
  await container.remove()
  return text
}
