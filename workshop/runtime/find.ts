import { join } from 'node:path'
import type { Runtime } from '@workshop/services/runtime'
import { readPidfiles } from '../supervisor/pidfile.ts'
import { reach } from './remote.ts'

/** The running stage of any terminal: the latest with a pidfile, else the one in Docker. */
export async function findRuntime(data: string): Promise<Runtime> {
  const folder = join(data, 'running')
  const pidfiles = await readPidfiles(folder)
  for (const pidfile of pidfiles.sort((a, b) => b.since - a.since)) {
    const runtime = await reach(folder, pidfile)
    if (runtime) return runtime
  }
  const { findDocker, findOthers } = await import(
    '@workshop/docker/runtime'
  )
  const runtime = await findDocker()
  if (runtime) return runtime
  const others = (await findOthers()).map(
    folder => ` In Docker, ${folder} runs one.`,
  )
  throw new Error(
    `Nothing runs. Start a stage with "npm start -- services".${others.join('')}`,
  )
}
