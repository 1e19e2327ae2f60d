import type { MachineCheck } from '../finding.ts'
import { commandFor } from '../platforms.ts'

const install = {
  windows: 'winget install OpenJS.NodeJS.LTS',
  macos: 'brew install node',
  linux: 'nvm install --lts',
}

export const checkNode: MachineCheck = async machine => {
  const { nodeVersion, platform } = machine
  const [major, minor] = nodeVersion.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19))
    return { state: 'ok', found: nodeVersion }
  return {
    state: 'failed',
    found: `${nodeVersion} is too old: 20.19 or newer is needed`,
    fix: commandFor(platform, install),
  }
}

export const checkNpm: MachineCheck = async ({ run, platform }) => {
  const { status, output } = await run('npm', ['--version'])
  if (status === 'done') return { state: 'ok', found: output }
  return {
    state: 'failed',
    found: 'not found, although it comes with Node',
    fix: commandFor(platform, install),
  }
}
