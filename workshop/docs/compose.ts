import { spawnSync } from 'node:child_process'
import { basename } from 'node:path'
import getPort from 'get-port'
import { environment } from './environment.ts'
import { has } from './needs.ts'

const written = 'docker compose '

type Prepared = { spelling: string; env: NodeJS.ProcessEnv }

/** Gives each document its own Compose project and port. */
export function createProject(folder: string) {
  const name = basename(folder).toLowerCase()
  let port: number | undefined

  async function prepare(command: string): Promise<Prepared> {
    if (!command.startsWith(written)) return { spelling: command, env: {} }
    port ??= await getPort()
    const env = { COMPOSE_PROJECT_NAME: name, PORT: String(port) }
    return { spelling: spell(command), env }
  }

  /** Removes what is left of the project; answers with the containers among it. */
  function end() {
    if (!port) return []
    const label = `label=com.docker.compose.project=${name}`
    const of = (...list: string[]) =>
      docker(...list, '--quiet', '--filter', label)
        .split('\n')
        .filter(Boolean)
    const containers = of('ps', '--all')
    for (const id of containers) docker('rm', '--force', '--volumes', id)
    for (const kind of ['volume', 'network'])
      for (const id of of(kind, 'ls')) docker(kind, 'rm', id)
    return containers
  }

  return { prepare, end }
}

/** Before version 2, Compose was a program of its own. */
function spell(command: string) {
  return has('compose plugin')
    ? command
    : command.replace(written, 'docker-compose ')
}

function docker(...args: string[]) {
  const options = { env: environment(), encoding: 'utf8' } as const
  return spawnSync('docker', args, options).stdout
}
