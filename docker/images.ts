import { hostOf, type Stage, servicesOf } from '@workshop/services/manifest'
import type Docker from 'dockerode'
import { isMissing } from './engine.ts'
import { hashOf, root, sourceFiles } from './source.ts'

export type Building = {
  docker: Docker
  onProgress: (text: string) => void
  signal: AbortSignal
}

/** What one image is made for. */
export type Wanted = { host: string; port: number }

type Source = { files: string[]; hash: string }
type Step = { stream?: string; error?: string }

const sourceLabel = 'workshop.source'

export async function readSource(): Promise<Source> {
  const files = await sourceFiles()
  return { files, hash: await hashOf(files) }
}

/** The image of each host, built where there is none of this source. */
export async function buildImages(
  building: Building,
  wanted: Wanted[],
  source: Source,
) {
  const missing = []
  for (const each of wanted)
    if (!(await isThere(building, imageOf(each, source))))
      missing.push(each)

  if (missing.length > 0) await buildMissing(building, missing, source)
  return Object.fromEntries(
    wanted.map(each => [each.host, imageOf(each, source)]),
  )
}

/** The first one builds what all share, so that the others need a moment each. */
async function buildMissing(
  building: Building,
  [first, ...others]: Wanted[],
  source: Source,
) {
  const { onProgress } = building
  const quiet = { ...building, onProgress: () => {} }
  onProgress(`Image ${first.host}, and what all images share`)
  await buildImage(building, first, source)
  onProgress(`Images ${others.map(({ host }) => host).join(', ')}`)
  await Promise.all(others.map(each => buildImage(quiet, each, source)))
  await removeOld(building, source)
}

/** What a stage needs: its services, the database's stand-in, the posts. */
export function imagesFor(stage: Stage): Wanted[] {
  const services = servicesOf(stage).map(({ name, port }) => ({
    host: hostOf(name),
    port,
  }))
  const others = [
    { host: 'mongodb', port: 27017 },
    { host: 'posts', port: 0 },
  ]
  return [...services, ...others]
}

const imageOf = ({ host }: Wanted, { hash }: Source) =>
  `workshop/${host}:${hash}`

export async function isThere(
  { docker }: { docker: Docker },
  image: string,
) {
  try {
    await docker.getImage(image).inspect()
    return true
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

async function buildImage(
  building: Building,
  wanted: Wanted,
  source: Source,
) {
  const { docker, signal } = building
  const stream = await docker.buildImage(
    { context: root, src: source.files },
    {
      t: imageOf(wanted, source),
      dockerfile: 'docker/Dockerfile',
      buildargs: { SERVICE: wanted.host, PORT: String(wanted.port) },
      labels: { [sourceLabel]: source.hash },
      forcerm: true,
      abortSignal: signal,
    },
  )
  await follow(building, wanted.host, stream)
}

/** Shows the steps that take long; rejects with the last lines of a step that failed. */
function follow(
  { docker, onProgress }: Building,
  host: string,
  stream: NodeJS.ReadableStream,
) {
  const last: string[] = []
  return new Promise<void>((resolve, reject) => {
    const failed = (why: string) =>
      reject(
        new Error(
          `Image ${host} cannot be built: ${why}\n${last.join('')}`,
        ),
      )
    const finish = (error: Error | null, steps: Step[] = []) => {
      const broken = steps.find(step => step.error)
      if (error ?? broken) failed(error?.message ?? String(broken?.error))
      else resolve()
    }
    docker.modem.followProgress(
      stream,
      finish,
      ({ stream: text }: Step) => {
        if (!text) return
        if (last.push(text) > 15) last.shift()
        if (/^Step .* RUN /.test(text)) onProgress(text.trim())
      },
    )
  })
}

/** Images of an earlier source go, but for those that a container still uses; of what all share, the last one stays. */
async function removeOld({ docker }: Building, { hash }: Source) {
  const [all, shared] = await Promise.all([
    docker.listImages({ filters: { label: [sourceLabel] } }),
    docker.listImages({
      filters: { label: ['workshop.shared'], dangling: ['true'] },
    }),
  ])
  const old = all.filter(({ Labels }) => Labels[sourceLabel] !== hash)
  const [, ...older] = shared.sort((a, b) => b.Created - a.Created)
  await Promise.allSettled(
    [...old, ...older].map(({ Id }) => docker.getImage(Id).remove()),
  )
}
