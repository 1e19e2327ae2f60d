import { spawnSync } from 'node:child_process'
import { root } from '../stages/paths.ts'

const engine = 'docker version --format {{.Server.Version}}'
const plugin = 'docker compose version'

/** Optional needs of documents: how to detect each, and how to get it. */
const known: Record<string, [detect: string, get: string]> = {
  git: [
    'git ls-files --error-unmatch package.json',
    'Install git, and clone the repository with it.',
  ],
  docker: [engine, 'Install and start Docker.'],
  compose: [
    `${engine} && (${plugin} || docker-compose version)`,
    'Install Docker with Compose, and start it.',
  ],
  'mongo-image': [
    'docker image inspect mongo:8.0',
    'Type "docker pull mongo:8.0".',
  ],
  processes: ['node --version', 'Start the stage without --docker.'],
  mongosh: ['mongosh --version', 'Install mongosh.'],
}

/** Why a block cannot run here; empty if it can. */
export function lacking(needs: string[]) {
  return needs
    .filter(need => !has(need))
    .map(need => `no ${need} here. ${known[need][1]}`)
    .join(' ')
}

/** A line for each need of the documents that this machine lacks. */
export function absent() {
  return Object.entries(known)
    .filter(([need]) => !has(need))
    .map(
      ([need, [, get]]) =>
        `Commands of the texts that need ${need}: ${get}`,
    )
}

const seen = new Map<string, boolean>()

function has(need: string) {
  if (!known[need])
    throw new Error(
      `"needs: ${need}": only ${Object.keys(known).join(', ')} are known.`,
    )
  return succeeds(known[need][0])
}

/** Whether Compose is a plug-in of Docker: before version 2, it was a program of its own. */
export const hasComposePlugin = () => succeeds(plugin)

function succeeds(command: string) {
  const before = seen.get(command)
  if (before !== undefined) return before
  const options = { cwd: root, shell: true, timeout: 10_000 }
  const { status } = spawnSync(command, options)
  seen.set(command, status === 0)
  return status === 0
}
