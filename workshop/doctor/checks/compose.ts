import type { MachineCheck } from '../finding.ts'
import { commandFor } from '../platforms.ts'

/** Version 2 is a plug-in of Docker; version 1 was a program of its own. */
export const checkCompose: MachineCheck = async ({ run, platform }) => {
  const plugin = await run('docker', ['compose', 'version', '--short'])
  if (plugin.status === 'done') return { state: 'ok', found: plugin.output }
  const program = await run('docker-compose', ['version', '--short'])
  const { status, output } = program
  if (status === 'done' && !/^v?1\./.test(output))
    return { state: 'ok', found: `${output}, as docker-compose` }
  return {
    state: 'optional',
    found:
      status === 'done'
        ? `only ${output}, which ended in 2023: type "docker-compose"`
        : 'not found',
    fix: commandFor(platform, {
      windows: 'winget upgrade Docker.DockerDesktop',
      macos: 'brew install docker-compose',
      linux: 'sudo apt-get install docker-compose-v2',
    }),
  }
}
