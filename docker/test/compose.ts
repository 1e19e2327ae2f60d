import { execFile, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const folder = fileURLToPath(new URL('../', import.meta.url))

/** `docker compose` where the plug-in is, else `docker-compose`; null where there is neither. */
export const program = [['docker', 'compose'], ['docker-compose']].find(
  ([file, ...args]) => spawnSync(file, [...args, 'version']).status === 0,
)

export const skip =
  !program && 'No Compose: neither docker compose nor docker-compose.'

/** Runs it for a project of its own, with the embedded database laid over. */
export async function compose(
  project: string,
  port: number,
  args: string[],
) {
  const [file, ...first] = program ?? []
  const files = ['compose.yml', 'compose.embedded.yml']
  const laid = files.flatMap(name => ['-f', `${folder}${name}`])
  // Before version 2, the database's name followed the variable, not "-p".
  const variables = { COMPOSE_PROJECT_NAME: project, PORT: String(port) }
  const { stdout, stderr } = await run(file, [...first, ...laid, ...args], {
    env: { ...process.env, ...variables },
    maxBuffer: 64 * 1024 ** 2,
  })
  return stdout + stderr
}
