import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { openBuild } from '@workshop/platform/build'
import { hostOf } from '@workshop/services/manifest'
import { stages } from '../stages/stages.ts'
import { Hint } from './hint.ts'

type Building = Awaited<ReturnType<typeof openBuild>>

export type Builds = ReturnType<typeof createBuilds>

/** Builds services of the playground; one that was built before is built again in a moment. */
export function createBuilds(playground: string) {
  const builds = new Map<string, Promise<Building>>()

  async function open(name: string): Promise<Building> {
    const service = [
      ...stages.monolith.services,
      ...stages.async.services,
    ].find(each => each.name === name)
    if (!service) throw new Error(`There is no service "${name}".`)
    const own = join(playground, 'platform/build.ts')
    const { openBuild } = await import(pathToFileURL(own).href)
    const entry = join(playground, service.folder, service.entry)
    return openBuild([{ name: hostOf(name), entry }])
  }

  return {
    /** Resolves with the file to run. Throws a Hint where the code does not compile. */
    async build(name: string) {
      const opened = builds.get(name) ?? open(name)
      builds.set(name, opened)
      const building = await opened
      try {
        const [file] = await building.run()
        return file
      } catch (error) {
        if (!isBuildFailure(error)) throw error
        throw new Hint(describe(error))
      }
    },
    async close() {
      for (const opened of await Promise.allSettled(builds.values()))
        if (opened.status === 'fulfilled') await opened.value.close()
    },
  }
}

type BuildFailure = {
  errors: { text: string; location?: { file: string; line: number } }[]
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return Array.isArray((error as Partial<BuildFailure>).errors)
}

/** The first error of esbuild, with its place. */
function describe({ errors: [{ text, location }] }: BuildFailure) {
  const place = location ? `${location.file}:${location.line}: ` : ''
  return `The code does not compile. ${place}${text}`
}
