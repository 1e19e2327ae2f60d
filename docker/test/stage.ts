import type { Runtime } from '@workshop/services/runtime'
import type Docker from 'dockerode'
import { removeRun } from '../remove.ts'
import { startDocker } from '../runtime.ts'
import { engine, skip } from './engine.ts'

export const docker = engine as Docker
/** The run of this test file. */
export const name = `workshop-test-${process.pid}`
export const run = { docker, name }

/**
 * Starts the stage `services` in Docker, as a run of this name. Each test file
 * has a port of its own: two files may start a stage at once.
 */
export async function startTestStage(
  name: string,
  port: number,
  onProgress: (text: string) => void = () => {},
) {
  const { signal } = new AbortController()
  const options = {
    stage: 'services',
    port,
    onProgress,
    signal,
  } as const
  return (await startDocker(options, name)) as Runtime
}

/** Removes the run of this test file, with its data. */
export async function removeTestStage() {
  if (skip) return
  await removeRun(run)
  await docker.getVolume(`${name}-embedded`).remove()
}

type Home = { recommendations: { id: string }[] }

/** The address of a post that the front page recommends. */
export async function findPost(url: string) {
  const home = await fetch(url, { headers: { Accept: 'application/json' } })
  const { recommendations } = (await home.json()) as Home
  return `${url}/posts/${recommendations[0].id}`
}
