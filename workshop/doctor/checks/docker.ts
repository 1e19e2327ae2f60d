import type { MachineCheck } from '../finding.ts'
import type { Machine } from '../machine.ts'
import { commandFor } from '../platforms.ts'

export const checkDocker: MachineCheck = async ({ run, platform }) => {
  const format = ['--format', '{{.Server.Version}}']
  const { status, output } = await run('docker', ['version', ...format])
  if (status === 'done') return { state: 'ok', found: output }
  if (status === 'not found')
    return {
      state: 'optional',
      found: 'not found',
      fix: commandFor(platform, {
        windows: 'winget install Docker.DockerDesktop',
        macos: 'brew install --cask docker-desktop',
        linux: 'sudo apt-get install docker.io',
      }),
    }
  return { state: 'optional', ...explainSilence(output, platform) }
}

/** The client is there, and no daemon answers it. */
function explainSilence(output: string, platform: Machine['platform']) {
  if (/permission denied/i.test(output))
    return {
      found: 'installed, but you may not use its daemon',
      fix: 'sudo usermod -aG docker "$USER", then log out and in again',
    }
  return {
    found: 'installed, but its daemon does not answer',
    fix: commandFor(platform, {
      windows: 'Start Docker Desktop from the Start menu.',
      macos: 'open -a Docker',
      linux: 'sudo systemctl start docker',
    }),
  }
}
