import { spawnSync } from 'node:child_process'
import { basename } from 'node:path'
import getPort from 'get-port'
import { hasComposePlugin } from './needs.ts'
import { environment } from './run-line.ts'

const written = 'docker compose '
const label = 'com.docker.compose.project'

/** Gives each document its own Compose project and port. */
export function createProject(folder: string) {
  const name = basename(folder).toLowerCase()
  let port: number | undefined

  async function prepare(
    command: string,
  ): Promise<{ spelling: string; env: NodeJS.ProcessEnv }> {
    if (!command.startsWith(written)) return { spelling: command, env: {} }
    port ??= await getPort()
    const env = { COMPOSE_PROJECT_NAME: name, PORT: String(port) }
    const spelling = hasComposePlugin()
      ? command
      : command.replace(written, 'docker-compose ')
    return { spelling, env }
  }

  /** Removes all that is left of the project; returns the containers among it. */
  function remove() {
    if (!port) return []
    const list = (...args: string[]) =>
      docker(...args, '--quiet', '--filter', `label=${label}=${name}`)
        .split('\n')
        .filter(Boolean)
    const containers = list('ps', '--all')
    for (const id of containers) docker('rm', '--force', '--volumes', id)
    for (const kind of ['volume', 'network'])
      for (const id of list(kind, 'ls')) docker(kind, 'rm', id)
    return containers
  }

  return { prepare, remove }
}

function docker(...args: string[]) {
  const options = { env: environment(), encoding: 'utf8' } as const
  return spawnSync('docker', args, options).stdout
}
