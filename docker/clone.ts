import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import type Docker from 'dockerode'
import { label } from './run.ts'
import { root } from './source.ts'

export const folder = realpathSync(root)

/** Names what this clone starts, so that no other clone's commands reach it. */
export const runName = `workshop-${createHash('sha256').update(folder).digest('hex').slice(0, 8)}`

/** The folders of other clones whose stages run in the same engine. */
export async function otherClones(docker: Docker) {
  const networks = await docker.listNetworks({
    filters: { label: [label.folder] },
  })
  return networks
    .map(({ Labels }) => Labels?.[label.folder] ?? '')
    .filter(other => other !== folder)
}
