import { statfs } from 'node:fs/promises'
import os from 'node:os'
import { holderOf } from '@workshop/platform/port'
import getPort from 'get-port'
import { openFileLimit } from '../load/file-limit.ts'
import { root } from '../stages/paths.ts'
import { type Outcome, runCommand } from '../supervisor/run-command.ts'
import { callLoopback } from './loopback.ts'
import { freeMemory } from './memory.ts'

/** Everything that the checks ask, so that a test can answer in its place. */
export type Machine = {
  platform: NodeJS.Platform
  /** Linux inside Windows. */
  isWsl: boolean
  nodeVersion: string
  /** The folder of the repository. */
  root: string
  /** How many files a process may open. */
  fileLimit: number
  /** In bytes. */
  freeMemory(): Promise<number>
  /** In bytes, on the disk of the folder. */
  freeDisk(folder: string): Promise<number>
  run(command: string, args: string[], folder?: string): Promise<Outcome>
  /** Rejects where this machine cannot call itself. */
  callLoopback(): Promise<void>
  /** The program that listens there; undefined if the port is free. */
  portHolder(port: number): Promise<string | undefined>
}

export const thisMachine: Machine = {
  platform: process.platform,
  isWsl: process.platform === 'linux' && /microsoft/i.test(os.release()),
  nodeVersion: process.versions.node,
  root,
  fileLimit: openFileLimit(),
  freeMemory,
  async freeDisk(folder) {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  },
  run: runCommand,
  callLoopback,
  // get-port reserves a free port for this process: ask once for each.
  async portHolder(port) {
    const free = await getPort({ port })
    return free === port ? undefined : holderOf(port)
  },
}

/** The kind of machine, in a line without names. */
export function describeSystem() {
  const memory = (os.totalmem() / 1e9).toFixed(1)
  return `${os.platform()} ${os.arch()} ${os.release()}, ${os.availableParallelism()} cores, ${memory} GB`
}
