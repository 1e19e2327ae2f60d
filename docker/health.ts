import { setTimeout as pause } from 'node:timers/promises'
import type Docker from 'dockerode'
import type { Container } from 'dockerode'
import { execute, said } from './output.ts'
import { addressOf, type Listed } from './run.ts'

/** How long a container may take to become ready, in milliseconds. */
const patience = 60_000

/** Runs the container's own healthcheck, again and again; rejects, with what it said last, when it ends before it is ready. */
export async function untilReady(
  container: Container,
  signal: AbortSignal,
) {
  const end = Date.now() + patience
  for (;;) {
    signal.throwIfAborted()
    const { State, Config, Name } = await container.inspect()
    if (!State.Running && !State.Restarting)
      throw await notReady(container, `${Name.slice(1)} ended`)
    if (Date.now() > end)
      throw await notReady(container, `${Name.slice(1)} is not ready`)

    const [, ...probe] = Config.Healthcheck?.Test ?? []
    const { code } = await execute(container, probe).catch(failed)
    if (code === 0) return
    await pause(100)
  }
}

// The container has just ended or is starting again.
const failed = () => ({ code: 1, output: '' })

async function notReady(container: Container, what: string) {
  return new Error(`${what}. Its last lines:\n${await said(container)}`)
}

/** Whether each answers on /readyz right now: one of them looks at all, from inside their network. */
export async function lookAt(
  docker: Docker,
  replicas: Listed[],
  portOf: (listed: Listed) => number,
) {
  const running = replicas.filter(({ State }) => State === 'running')
  const urls = running.map(
    each => `http://${addressOf(each)}:${portOf(each)}/readyz`,
  )
  for (const { Id } of running) {
    const command = ['node', 'look.js', ...urls]
    const container = docker.getContainer(Id)
    const { code, output } = await execute(container, command).catch(failed)
    if (code !== 0) continue
    const answers: boolean[] = JSON.parse(output)
    return new Set(running.filter((_, index) => answers[index]))
  }
  return new Set<Listed>()
}
