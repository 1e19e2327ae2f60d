import type { DockerOptions, Runtime } from '@workshop/services/runtime'
import { connectEngine } from './engine.ts'
import { type Run, removeRun } from './run.ts'
import { scaleRun } from './scale.ts'
import { readSetting } from './setting.ts'
import { startRun } from './start.ts'
import { statusOf } from './status.ts'
import { tailRun } from './tail.ts'

/** What runs in Docker now; null where nothing does, or no Docker Engine answers. */
export async function findDocker(
  name = 'workshop',
): Promise<Runtime | null> {
  const docker = await connectEngine()
  if (!docker) return null
  const run = { docker, name }
  return (await readSetting(run)) ? runtimeOf(run) : null
}

/** Builds and starts; resolves when the site is ready, with null where no Docker Engine answers. Ctrl-C meanwhile removes what was started. */
export async function startDocker(
  wish: DockerOptions,
  name = 'workshop',
): Promise<Runtime | null> {
  const docker = await connectEngine()
  if (!docker) return null
  const run = { docker, name }
  await interruptible(signal => startRun(run, { ...wish, signal }))
  return runtimeOf(run)
}

function runtimeOf(run: Run): Runtime {
  const setting = async () => {
    const found = await readSetting(run)
    if (found) return found
    throw new Error(
      'Nothing runs in Docker. Start it: npm start -- --docker',
    )
  }
  const status = async () => statusOf(run, await setting())
  return {
    status,
    async scale(scaling) {
      await scaleRun(run, scaling, await setting())
      return status()
    },
    stop: () => removeRun(run),
    tail: (services, onLine, signal) =>
      tailRun(run, services, onLine, signal),
    async site() {
      const { port, token } = await setting()
      return { url: `http://localhost:${port}`, token }
    },
  }
}

/** Ctrl-C ends the work, not the process: what was begun is to be cleared away first. */
async function interruptible(work: (signal: AbortSignal) => Promise<void>) {
  const controller = new AbortController()
  const interrupt = () =>
    controller.abort(new Error('Interrupted: what was started is removed.'))
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  try {
    await work(controller.signal)
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  }
}
