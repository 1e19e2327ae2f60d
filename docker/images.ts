import { hostOf, type Stage, servicesOf } from '@workshop/services/manifest'
import type Docker from 'dockerode'
import { followProgress, isNotFound, messageOf } from './engine.ts'
import { hashOf, root, sourceFiles } from './source.ts'

export type BuildContext = {
  docker: Docker
  onProgress: (text: string) => void
  signal: AbortSignal
}

/** The host that an image is built for, and the port on which it listens. */
export type ImageSpec = { host: string; port: number }

type Source = { files: string[]; hash: string }

const sourceLabel = 'workshop.source'

export async function readSource(): Promise<Source> {
  const files = await sourceFiles()
  return { files, hash: await hashOf(files) }
}

/** The image of each host, built where there is none of this source. */
export async function buildImages(
  context: BuildContext,
  wanted: ImageSpec[],
  source: Source,
) {
  const found = await Promise.all(
    wanted.map(each => hasImage(context, imageOf(each, source))),
  )
  const missing = wanted.filter((_, index) => !found[index])
  if (missing.length > 0) await buildMissing(context, missing, source)
  return Object.fromEntries(
    wanted.map(each => [each.host, imageOf(each, source)]),
  )
}

/** The first build makes the layers that all images share; the others reuse them. */
async function buildMissing(
  context: BuildContext,
  [first, ...others]: ImageSpec[],
  source: Source,
) {
  const { onProgress } = context
  const quiet = { ...context, onProgress: () => {} }
  onProgress(`Building ${first.host}, and the layers that all images share`)
  await buildImage(context, first, source)
  onProgress(`Building ${others.map(({ host }) => host).join(', ')}`)
  await Promise.all(others.map(each => buildImage(quiet, each, source)))
  await removeOld(context, source)
}

/** The images of a stage: its services, the embedded database, the import of posts. */
export function imagesFor(stage: Stage): ImageSpec[] {
  return [
    ...servicesOf(stage).map(({ name, port }) => ({
      host: hostOf(name),
      port,
    })),
    { host: 'mongodb', port: 27017 },
    { host: 'posts', port: 0 },
  ]
}

const imageOf = ({ host }: ImageSpec, { hash }: Source) =>
  `workshop/${host}:${hash}`

export async function hasImage(
  { docker }: { docker: Docker },
  image: string,
) {
  try {
    await docker.getImage(image).inspect()
    return true
  } catch (error) {
    if (isNotFound(error)) return false
    throw error
  }
}

async function buildImage(
  { docker, onProgress, signal }: BuildContext,
  wanted: ImageSpec,
  source: Source,
) {
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
  const last: string[] = []
  const onStep = ({ stream: text = '' }) => {
    last.push(text)
    // The steps that take long.
    if (/^Step .* RUN /.test(text)) onProgress(text.trim())
  }
  try {
    await followProgress(docker, stream, onStep)
  } catch (error) {
    throw new Error(
      `Image ${wanted.host} cannot be built: ${messageOf(error)}\n${last.slice(-15).join('')}`,
      { cause: error },
    )
  }
}

/** Removes unused images of earlier sources, and all but the newest shared stage. */
async function removeOld({ docker }: BuildContext, { hash }: Source) {
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
