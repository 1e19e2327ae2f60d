import { setTimeout as pause } from 'node:timers/promises'
import Docker from 'dockerode'

/** The Docker Engine of DOCKER_HOST or of this machine; null where none answers. */
export async function connectEngine(): Promise<Docker | null> {
  const docker = new Docker()
  const late = pause(3000, false, { ref: false })
  const answers = docker.ping().then(
    () => true,
    () => false,
  )
  return (await Promise.race([answers, late])) ? docker : null
}

/** Whether the engine says that there is no such thing. */
export function isMissing(error: unknown) {
  return (error as { statusCode?: number }).statusCode === 404
}
