import { execFileSync } from 'node:child_process'

/** The replicas of a service that run now, every version of it. */
export function replicasOf(service) {
  const args = ['workshop/bin.js', 'status', '--json']
  const told = execFileSync(process.execPath, args, { encoding: 'utf8' })
  return JSON.parse(told).replicas.filter(
    replica => replica.service === service,
  )
}
