import { setTimeout as pause } from 'node:timers/promises'
import type Docker from 'dockerode'
import type { Container } from 'dockerode'
import { execute, lastLines } from './output.ts'
import { addressOf, type Listed } from './run.ts'

const readyTimeoutMs = 120_000

/** Repeats the container's own healthcheck; rejects with its last lines if it exits or is late. */
export async function untilReady(
  container: Container,
  signal?: AbortSignal,
) {
  const end = Date.now() + readyTimeoutMs
  for (;;) {
    signal?.throwIfAborted()
    const { State, Config, Name } = await container.inspect()
    const hasExited = !State.Running && !State.Restarting
    if (hasExited || Date.now() > end) {
      const what = hasExited ? 'exited' : 'is not ready in time'
      throw new Error(
        `${Name.slice(1)} ${what}. Its last lines:\n${await lastLines(container)}`,
      )
    }

    const [, ...probe] = Config.Healthcheck?.Test ?? []
    const { code } = await execute(container, probe).catch(failed)
    if (code === 0) return
    await pause(100)
  }
}

// The container has just exited or is starting again.
const failed = () => ({ code: 1, output: '' })

/** The replicas that are ready now: one of them asks all, from inside their network. */
export async function findReady(docker: Docker, replicas: Listed[]) {
  const running = replicas.filter(({ State }) => State === 'running')
  const urls = running.map(each => `${addressOf(each)}/readyz`)
  for (const { Id } of running) {
    const command = ['node', 'ready.js', ...urls]
    const container = docker.getContainer(Id)
    const { code, output } = await execute(container, command).catch(failed)
    if (code !== 0) continue
    const answers: boolean[] = JSON.parse(output)
    return new Set(running.filter((_, index) => answers[index]))
  }
  return new Set<Listed>()
}
