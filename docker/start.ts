import { randomBytes } from 'node:crypto'
import { freePort } from '@workshop/platform/port'
import { createTokens } from '@workshop/services/environment'
import { servicesOf } from '@workshop/services/manifest'
import type { DockerOptions } from '@workshop/services/runtime'
import { freeNumbers } from '@workshop/services/scaling'
import { findMongo, importPosts, startMongodb } from './database.ts'
import { isNotFound } from './engine.ts'
import { buildImages, imagesFor, readSource } from './images.ts'
import { removeRun } from './remove.ts'
import { addReplicas } from './replicas.ts'
import type { Run } from './run.ts'
import { createNetwork, type RunSettings } from './settings.ts'

/** Builds and starts a stage in place of the previous run; a failed start leaves nothing. */
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
  const settings = { stage, images, port, tokens: createTokens() }

  onProgress(`Database: ${mongo ?? 'embedded, in place of MongoDB'}`)
  await createNetwork(run, settings)
  await startMongodb(run, mongo, images.mongodb, signal)
  onProgress(await importPosts(run, images.posts))
  await startServices(run, settings, options)
}

/** Starts all services at once; a failure aborts waiting for the others. */
async function startServices(
  run: Run,
  settings: RunSettings,
  { onProgress, signal: interrupted }: DockerOptions,
) {
  const failure = new AbortController()
  const signal = AbortSignal.any([interrupted, failure.signal])
  const started = servicesOf(settings.stage).filter(
    ({ replicas }) => replicas > 0,
  )
  const starts = started.map(async service => {
    const numbers = freeNumbers(service.replicas)
    await addReplicas(run, service, numbers, settings, signal)
    onProgress(`${service.name} is ready`)
  })
  for (const start of starts) start.catch(error => failure.abort(error))
  await Promise.allSettled(starts)
  signal.throwIfAborted()
}
