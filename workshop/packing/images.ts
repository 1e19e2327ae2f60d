import { findMongo } from '@workshop/docker/database'
import { connectEngine } from '@workshop/docker/engine'
import { buildImages, imagesFor, readSource } from '@workshop/docker/images'
import { mustRun } from './run.ts'

/**
 * Saves the images of all stages, built where they are missing, and MongoDB's where
 * it is here or can be pulled. Without Docker it saves nothing, and says so.
 */
export async function packImages(
  file: string,
  onProgress: (text: string) => void,
) {
  const docker = await connectEngine()
  if (!docker)
    return onProgress('No Docker is running here: the pack has no images')

  const { signal } = new AbortController()
  const context = { docker, onProgress, signal }
  const mongo = await findMongo(context)
  const images = await buildImages(
    context,
    imagesFor('async'),
    await readSource(),
  )
  const names = [...Object.values(images), ...(mongo ? [mongo] : [])]
  onProgress(`Saving ${names.length} images`)
  await mustRun('docker', ['save', '--output', file, ...names])
}
