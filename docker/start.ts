import { randomBytes } from 'node:crypto'
import { freePort } from '@workshop/platform/port'
import {
  type Service,
  type Stage,
  servicesOf,
} from '@workshop/services/manifest'
import type { DockerOptions } from '@workshop/services/runtime'
import { startReplica } from './containers.ts'
import { findMongo, importPosts, startDatabase } from './database.ts'
import { isNotFound } from './engine.ts'
import { untilReady } from './health.ts'
import { buildImages, imagesFor, readSource } from './images.ts'
import { removeRun } from './remove.ts'
import type { Run } from './run.ts'
import { createNetwork, type RunSettings } from './settings.ts'
import { startedUpstreams, waitsUntilReady } from './upstreams.ts'

/** Builds and starts a stage in place of the previous run; after a failure or an abort nothing of it is left. */
export async function startRun(
  { docker, name }: Run,
  options: DockerOptions,
) {
  const run = { docker, name, id: randomBytes(8).toString('hex') }
  await removeRun({ docker, name })
  try {
    await start(run, options)
  } catch (error) {
    await removeRun(run)
    if (!isNotFound(error)) throw error
    throw new Error(
      'Another start or stop in this folder removed this run.',
      { cause: error },
    )
  }
  return run
}

async function start(run: Run, options: DockerOptions) {
  const { stage, port: wanted, onProgress, signal } = options
  const context = { docker: run.docker, onProgress, signal }
  const mongo = await findMongo(context)
  const source = await readSource()
  const images = await buildImages(context, imagesFor(stage), source)
  signal.throwIfAborted()

  const { number: port, holder } = await freePort(wanted)
  if (holder)
    onProgress(`Port ${wanted} is taken by ${holder}: using ${port}`)
  const tokens = {
    CONTROL_TOKEN: randomBytes(24).toString('hex'),
    INGEST_TOKEN: randomBytes(24).toString('hex'),
  }
  const settings = { stage, images, port, tokens }

  onProgress(`Database: ${mongo ?? 'embedded, in place of MongoDB'}`)
  await createNetwork(run, settings)
  await startDatabase(run, mongo, images.mongodb, signal)
  onProgress(await importPosts(run, images.posts))
  await startServices(run, settings, options)
}

type Progress = Pick<DockerOptions, 'onProgress' | 'signal'>

/** Starts each service as soon as its upstreams allow; a failure aborts waiting for the others. */
async function startServices(
  run: Run,
  settings: RunSettings,
  progress: Progress,
) {
  const failure = new AbortController()
  const signal = AbortSignal.any([progress.signal, failure.signal])
  const { stage } = settings
  const starts = new Map<string, Start>()
  for (const service of inOrder(stage)) {
    const upstreams = startedUpstreams(service, stage).map(upstream => {
      const { started, ready } = starts.get(upstream.name) as Start
      return waitsUntilReady(service, upstream) ? ready : started
    })
    const start = startService(run, service, settings, upstreams, {
      ...progress,
      signal,
    })
    start.ready.catch(error => failure.abort(error))
    starts.set(service.name, start)
  }
  await Promise.allSettled([...starts.values()].map(({ ready }) => ready))
  signal.throwIfAborted()
}

type Start = { started: Promise<unknown>; ready: Promise<unknown> }

function startService(
  run: Run,
  service: Service,
  settings: RunSettings,
  upstreams: Promise<unknown>[],
  { onProgress, signal }: Progress,
): Start {
  const started = Promise.all(upstreams).then(() => {
    signal.throwIfAborted()
    const replicas = Array.from({ length: service.replicas }, (_, index) =>
      startReplica(run, service, index + 1, settings),
    )
    return Promise.all(replicas)
  })
  const ready = started
    .then(all => Promise.all(all.map(each => untilReady(each, signal))))
    .then(() => onProgress(`${service.name} is ready`))
  return { started, ready }
}

/** The services that run from the start, upstreams before their callers. */
function inOrder(stage: Stage) {
  const ordered: Service[] = []
  const add = (service: Service) => {
    startedUpstreams(service, stage).forEach(add)
    if (!ordered.includes(service)) ordered.push(service)
  }
  for (const service of servicesOf(stage))
    if (service.replicas > 0) add(service)
  return ordered
}
