import { homedir } from 'node:os'
import { checkCompose } from './checks/compose.ts'
import { checkDataFolder } from './checks/data-folder.ts'
import { checkDocker } from './checks/docker.ts'
import { checkGit } from './checks/git.ts'
import { checkLineEndings } from './checks/line-endings.ts'
import { checkLoopback } from './checks/loopback.ts'
import { checkMongosh } from './checks/mongosh.ts'
import { checkNode, checkNpm } from './checks/node.ts'
import { checkOpenFiles } from './checks/open-files.ts'
import { checkPackages } from './checks/packages.ts'
import { checkPorts } from './checks/ports.ts'
import { checkDisk, checkMemory } from './checks/resources.ts'
import { checkWsl } from './checks/wsl.ts'
import type { Finding, MachineCheck } from './finding.ts'
import type { Machine } from './machine.ts'

/** In the order of the report: first everything that the workshop needs. */
const checks: Record<string, MachineCheck> = {
  Node: checkNode,
  npm: checkNpm,
  Packages: checkPackages,
  'Folder data': checkDataFolder,
  Memory: checkMemory,
  Disk: checkDisk,
  Loopback: checkLoopback,
  'Line endings': checkLineEndings,
  Location: checkWsl,
  'Open files': checkOpenFiles,
  Ports: checkPorts,
  git: checkGit,
  Docker: checkDocker,
  Compose: checkCompose,
  mongosh: checkMongosh,
}

export type Diagnosis = Awaited<ReturnType<typeof diagnose>>

/** Runs all checks at once. */
export async function diagnose(machine: Machine) {
  const running = Object.entries(checks).map(([name, check]) =>
    findingOf(name, check, machine),
  )
  const findings = await Promise.all(running)
  const isReady = findings.every(({ state }) => state !== 'failed')
  return { ready: isReady, findings }
}

/** A check that fails by itself proves nothing about the machine. */
async function findingOf(
  name: string,
  check: MachineCheck,
  machine: Machine,
): Promise<Finding> {
  try {
    const { found, ...finding } = await check(machine)
    return { name, found: withoutNames(found, machine.root), ...finding }
  } catch (error) {
    const { message } = error as Error
    const found = `not checked: ${withoutNames(message, machine.root)}`
    return { name, found, state: 'optional' }
  }
}

/** Findings are pasted into chats: no path tells a user's name. */
function withoutNames(text: string, root: string) {
  return text
    .replaceAll(root, '.')
    .replaceAll(homedir(), '~')
    .replace(/(\/home|\/Users|\w:\\Users)[\\/][^\\/\s'"]+/g, '~')
}
