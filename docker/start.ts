import { randomBytes } from 'node:crypto'
import { freePort } from '@workshop/platform/port'
import {
  type Service,
  type Stage,
  servicesOf,
} from '@workshop/services/manifest'
import { createReplica, type Setting } from './containers.ts'
import { findMongo, importPosts, startDatabase } from './database.ts'
import { untilReady } from './health.ts'
import {
  type Building,
  buildImages,
  imagesFor,
  readSource,
} from './images.ts'
import { isNeededReady, neededBy } from './needs.ts'
import { mark, type Run, removeRun } from './run.ts'

export type Wish = {
  stage: Stage
  port: number
  onProgress: (text: string) => void
  signal: AbortSignal
}

/** Builds and starts a stage in place of what an earlier start left; what fails half-way is removed. */
export async function startRun(run: Run, wish: Wish) {
  await removeRun(run)
  try {
    await start(run, wish)
  } catch (error) {
    await removeRun(run)
    throw error
  }
}

async function start(
  run: Run,
  { stage, port: wanted, onProgress, signal }: Wish,
) {
  const building: Building = { docker: run.docker, onProgress, signal }
  const mongo = await findMongo(building)
  const image = await buildImages(
    building,
    imagesFor(stage),
    await readSource(),
  )
  signal.throwIfAborted()

  onProgress(`Database: ${mongo ?? 'embedded, in place of MongoDB'}`)
  await run.docker.createNetwork({ Name: run.name, Labels: mark(run) })
  await startDatabase(run, mongo, image.mongodb, signal)
  onProgress(await importPosts(run, image.posts))

  const { number: port, holder } = await freePort(wanted)
  if (holder)
    onProgress(`Port ${wanted} is taken by ${holder}: ${port} it is`)
  const token = randomBytes(24).toString('hex')
  await startServices(
    run,
    { stage, image, port, token },
    { onProgress, signal },
  )
}

type Watch = Pick<Wish, 'onProgress' | 'signal'>

/** Each service as soon as what it needs is there; one that fails ends the waiting for the others. */
async function startServices(run: Run, setting: Setting, watch: Watch) {
  const failing = new AbortController()
  const signal = AbortSignal.any([watch.signal, failing.signal])
  const { stage } = setting
  const starts = new Map<string, Start>()
  for (const service of inOrder(stage)) {
    const needs = neededBy(service, stage).map(needed => {
      const { started, ready } = starts.get(needed.name) as Start
      return isNeededReady(service, needed) ? ready : started
    })
    const start = begin(run, service, setting, needs, { ...watch, signal })
    start.ready.catch(error => failing.abort(error))
    starts.set(service.name, start)
  }
  await Promise.allSettled([...starts.values()].map(({ ready }) => ready))
  signal.throwIfAborted()
}

type Start = { started: Promise<unknown>; ready: Promise<unknown> }

function begin(
  run: Run,
  service: Service,
  setting: Setting,
  needs: Promise<unknown>[],
  { onProgress, signal }: Watch,
): Start {
  const started = Promise.all(needs).then(() => {
    signal.throwIfAborted()
    const numbers = Array.from(
      { length: service.replicas },
      (_, i) => i + 1,
    )
    return Promise.all(
      numbers.map(number => startReplica(run, service, number, setting)),
    )
  })
  const ready = started
    .then(all => Promise.all(all.map(each => untilReady(each, signal))))
    .then(() => onProgress(`${service.name} is ready`))
  return { started, ready }
}

export async function startReplica(
  run: Run,
  service: Service,
  number: number,
  setting: Setting,
) {
  const container = await createReplica(run, service, number, setting)
  await container.start()
  return container
}

/** Who is needed comes before who needs it. */
function inOrder(stage: Stage) {
  const ordered: Service[] = []
  const add = (service: Service) => {
    neededBy(service, stage).forEach(add)
    if (!ordered.includes(service)) ordered.push(service)
  }
  for (const service of servicesOf(stage))
    if (service.replicas > 0) add(service)
  return ordered
}
