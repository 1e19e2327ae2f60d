import { spawnSync } from 'node:child_process'

/** The running replicas of a service, of every version; exits with a message where there is none. */
export function replicasOf(service) {
  const args = ['workshop/bin.js', 'status', '--json']
  const { status, stdout } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0)
    fail('Containers that Compose started are out of reach of this script.')

  const { replicas } = JSON.parse(stdout)
  const found = replicas.filter(replica => replica.service === service)
  if (found.length === 0) fail(`No replica of "${service}" runs.`)
  return found
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
