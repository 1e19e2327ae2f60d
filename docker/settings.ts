import { createHash } from 'node:crypto'
import { existsSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Tokens } from '@workshop/services/environment'
import type { Stage } from '@workshop/services/manifest'
import type Docker from 'dockerode'
import { withFreeName } from './engine.ts'
import { label, labelsOf, networksOf, type Run } from './run.ts'
import { root } from './source.ts'

/** A playground belongs to the clone around it: commands typed there reach its run. */
const isPlayground = existsSync(join(root, '.playground.json'))
const folder = realpathSync(isPlayground ? dirname(root) : root)

/** Names what this clone starts, so that no other clone's commands reach it. */
export const runName = `workshop-${createHash('sha256').update(folder).digest('hex').slice(0, 8)}`

/** The folders of other clones whose stages run in the same engine. */
export async function otherClones(docker: Docker) {
  const networks = await docker.listNetworks({
    filters: { label: [label.folder] },
  })
  const folders = networks.map(({ Labels }) => Labels?.[label.folder] ?? '')
  return [...new Set(folders)].filter(other => other !== folder)
}

/** The facts that a stage's services need. */
export type RunSettings = {
  stage: Stage
  /** Images by host. */
  images: Record<string, string>
  /** Where the front door is published. */
  port: number
  tokens: Tokens
}

/** The network exists as long as the run, and remembers its settings. */
export function createNetwork(run: Run, settings: RunSettings) {
  const created = run.docker.createNetwork({
    Name: run.name,
    CheckDuplicate: true,
    Labels: {
      ...labelsOf(run),
      [label.folder]: folder,
      [label.settings]: JSON.stringify(settings),
    },
  })
  return withFreeName('network', run.name, created)
}

/** The run with the id of its start, and its settings; null where none runs. */
export async function findRun(run: Run) {
  const [network] = await networksOf(run)
  if (!network?.Labels) return null
  const { [label.id]: id, [label.settings]: settings } = network.Labels
  return {
    run: { ...run, id },
    settings: JSON.parse(settings) as RunSettings,
  }
}
