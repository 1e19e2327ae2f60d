import { spawnSync } from 'node:child_process'
import { root } from '../stages/paths.ts'

type Need = { command: string; get: string }

const engine = 'docker version --format {{.Server.Version}}'
const plugin = 'docker compose version'

/** The optional needs of documents: how to detect each, and how to get it. */
const known: Record<string, Need> = {
  git: {
    command: 'git ls-files --error-unmatch package.json',
    get: 'Install git, and clone the repository with it.',
  },
  docker: {
    command: engine,
    get: 'Install and start Docker.',
  },
  compose: {
    command: `${engine} && (${plugin} || docker-compose version)`,
    get: 'Install Docker with Compose, and start it.',
  },
  'mongo-image': {
    command: 'docker image inspect mongo:8.0',
    get: 'Type "docker pull mongo:8.0".',
  },
  mongosh: { command: 'mongosh --version', get: 'Install mongosh.' },
}

/** Needs that only change the spelling of a command. */
const spellings: Record<string, string> = { 'compose plugin': plugin }

const seen = new Map<string, boolean>()

/** Why a block cannot run here, or nothing. */
export function lacking(needs: string[]) {
  const missing = needs.filter(need => !has(need))
  if (missing.length === 0) return
  return missing
    .map(need => `no ${need} here. ${known[need].get}`)
    .join(' ')
}

/** A line for each thing that commands of the texts need and that is not here. */
export function absent() {
  return Object.keys(known)
    .filter(need => !has(need))
    .map(
      need => `Commands of the texts that need ${need}: ${known[need].get}`,
    )
}

export function has(need: string) {
  const command = known[need]?.command ?? spellings[need]
  if (!command)
    throw new Error(
      `"needs: ${need}": only ${Object.keys(known).join(', ')} are known.`,
    )
  const before = seen.get(need)
  if (before !== undefined) return before

  const { status } = spawnSync(command, {
    cwd: root,
    shell: true,
    timeout: 10_000,
  })
  seen.set(need, status === 0)
  return status === 0
}
