import { fail, statusOfStage } from './stage.js'

/** The running replicas of a service, of every version; exits with a message where there is none. */
export function replicasOf(service) {
  const { replicas } = statusOfStage()
  const found = replicas.filter(replica => replica.service === service)
  if (found.length === 0) fail(`No replica of "${service}" runs.`)
  return found
}
