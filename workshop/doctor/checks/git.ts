import type { MachineCheck } from '../finding.ts'
import { commandFor } from '../platforms.ts'

export const checkGit: MachineCheck = async ({ run, platform }) => {
  const { status, output } = await run('git', ['--version'])
  if (status === 'done')
    return { state: 'ok', found: output.replace('git version ', '') }
  return {
    state: 'optional',
    found: 'not found',
    fix: commandFor(platform, {
      windows: 'winget install Git.Git',
      macos: 'xcode-select --install',
      linux: 'sudo apt-get install git',
    }),
  }
}
