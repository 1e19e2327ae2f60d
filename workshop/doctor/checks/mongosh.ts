import type { MachineCheck } from '../finding.ts'
import { commandFor } from '../platforms.ts'

export const checkMongosh: MachineCheck = async ({ run, platform }) => {
  const { status, output } = await run('mongosh', ['--version'])
  if (status === 'done') return { state: 'ok', found: output }
  return {
    state: 'optional',
    found: 'not found',
    fix: commandFor(platform, {
      windows: 'winget install MongoDB.Shell',
      macos: 'brew install mongosh',
      linux: 'Install it from https://www.mongodb.com/try/download/shell',
    }),
  }
}
