import { setTimeout as pause } from 'node:timers/promises'
import Docker from 'dockerode'

const pingTimeoutMs = 3000

/** The Docker Engine of DOCKER_HOST or of this machine; null where none answers. */
export async function connectEngine(): Promise<Docker | null> {
  const docker = new Docker()
  const late = pause(pingTimeoutMs, false, { ref: false })
  const answers = docker.ping().then(
    () => true,
    () => false,
  )
  return (await Promise.race([answers, late])) ? docker : null
}

const hasStatus = (status: number) => (error: unknown) =>
  (error as { statusCode?: number }).statusCode === status

export const isNotFound = hasStatus(404)
export const isConflict = hasStatus(409)

/** The engine's own words, without the HTTP that carried them. */
export function messageOf(error: unknown) {
  const { json, message } = error as Error & { json?: { message?: string } }
  return json?.message ?? message
}

type Step = { stream?: string; error?: string }

/** Follows a build or a pull to its end; rejects with the engine's reason. */
export function followProgress(
  { modem }: Docker,
  stream: NodeJS.ReadableStream,
  onStep?: (step: Step) => void,
) {
  return new Promise<void>((resolve, reject) => {
    const finish = (error: Error | null, steps: Step[] = []) => {
      const reason = error?.message ?? steps.find(step => step.error)?.error
      if (reason === undefined) resolve()
      else reject(new Error(reason))
    }
    modem.followProgress(stream, finish, onStep)
  })
}

/** Says how to free a name that another container or network has. */
export async function withFreeName<Created>(
  kind: 'container' | 'network',
  name: string,
  created: Promise<Created>,
) {
  try {
    return await created
  } catch (error) {
    if (!isConflict(error)) throw error
    throw new Error(
      `Docker has a ${kind} named ${name} already: of another start in this folder, or not of the workshop. Remove it, then try again: docker ${kind} rm ${name}`,
      { cause: error },
    )
  }
}
