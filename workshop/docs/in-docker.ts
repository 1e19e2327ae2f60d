import { spawnSync } from 'node:child_process'
import type { Action } from './actions.ts'
import { environment } from './run-line.ts'

const start =
  /^(?:npm start --|npx workshop start --playground) (rest|services|async)$/

/** The address of a service, and the process of a replica that was killed. */
const ofProcesses = /127\.0\.0\.1:(?:51\d\d|…)|process ≈ \d+/g
const address = /127\.0\.0\.1:(51\d\d)/g

/** The same action with the stage in containers. */
export function inDocker(action: Action): Action {
  if (action.kind === 'interrupt') return action
  const [first] = action.commands
  const [, stage] = start.exec(first) ?? []
  if (!stage)
    return {
      ...action,
      expected: action.expected
        ?.replaceAll(ofProcesses, '…')
        .replace('in processes:', 'in Docker:'),
    }
  return {
    ...action,
    commands: [`${first} --docker`],
    expected: `…\nStage ${stage} in Docker: http://localhost:5000`,
  }
}

/** Containers publish only the site: on Linux, the others are reached in their network. */
export function withContainers(command: string, folder: string) {
  if (command.search(address) < 0) return command
  const args = ['workshop/bin.js', 'status', '--json']
  const { status, stdout } = spawnSync(process.execPath, args, {
    cwd: folder,
    env: environment(),
    encoding: 'utf8',
  })
  const found = status === 0 ? JSON.parse(stdout) : undefined
  if (found?.runtime !== 'docker') return command
  const hosts = new Map<string, string>(
    found.replicas
      .map((replica: { address: string }) => new URL(replica.address))
      .map(({ port, host }: URL) => [port, host]),
  )
  return command.replace(address, (usual, port) => hosts.get(port) ?? usual)
}
