import { servicesOf } from '@workshop/services/manifest'
import { assertKnown } from '@workshop/services/names'
import type { DockerOptions, Runtime } from '@workshop/services/runtime'
import { connectEngine } from './engine.ts'
import { removeRun } from './remove.ts'
import type { Run } from './run.ts'
import { scaleRun } from './scale.ts'
import { findRun, otherClones, runName } from './settings.ts'
import { startRun } from './start.ts'
import { statusOf } from './status.ts'
import { tailRun } from './tail.ts'

/** What this clone runs in Docker now; null where nothing runs, or no Docker Engine answers. */
export async function findDocker(name = runName): Promise<Runtime | null> {
  const docker = await connectEngine()
  const found = docker && (await findRun({ docker, name }))
  return found && runtimeOf(found.run)
}

/** The folders of other clones that run a stage in Docker. */
export async function findOthers(): Promise<string[]> {
  const docker = await connectEngine()
  return docker ? otherClones(docker) : []
}

/** Builds and starts; resolves when the site is ready. Null where no Docker Engine answers. */
export async function startDocker(
  options: DockerOptions,
  name = runName,
): Promise<Runtime | null> {
  const docker = await connectEngine()
  if (!docker) return null
  return runtimeOf(await startRun({ docker, name }, options))
}

/** Of this one run: once it is removed, a later run of the same name is out of its reach. */
function runtimeOf(run: Run): Runtime {
  const settingsOf = async () => {
    const found = await findRun(run)
    if (found) return found.settings
    throw new Error(
      'Nothing runs in Docker. Start it: npm start -- --docker',
    )
  }
  const status = async () => statusOf(run, await settingsOf())
  return {
    status,
    async scale(scaling) {
      await scaleRun(run, scaling, await settingsOf())
      return status()
    },
    stop: () => removeRun(run),
    async tail(services, onLine, signal) {
      const { stage } = await settingsOf()
      const names = servicesOf(stage).map(({ name }) => name)
      assertKnown(services, [...names, 'mongodb'])
      await tailRun(run, services, onLine, signal)
    },
    async site() {
      const { port, tokens } = await settingsOf()
      return {
        url: `http://localhost:${port}`,
        token: tokens.CONTROL_TOKEN,
      }
    },
  }
}
