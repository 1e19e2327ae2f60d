import { fileURLToPath } from 'node:url'
import getPort from 'get-port'
import { runProgram } from '../supervisor/program.ts'
import type { Kind } from './hop-broker.ts'
import { builtBench, startService } from './service-start.ts'

/** A process that calls another one; `p50` in milliseconds. */
export type Caller = {
  p50(lanes: number): Promise<number>
  stop(): Promise<void>
}

type Running = Awaited<ReturnType<typeof startService>>

/** Our client, or node:http's own, calling a service that is served, or bare Express. */
export async function startWeb(kind: 'ours' | 'floor'): Promise<Caller> {
  const service = await startService(kind === 'ours' ? 'served' : 'bare')
  const file = await builtBench('hop-web')
  const args = [kind, service.ready.url]
  return callerOf(await runProgram({ name: 'web', file, args }), service)
}

/** Two nodes of Moleculer. */
export async function startMoleculer(kind: Kind): Promise<Caller> {
  const file = fileURLToPath(new URL('./hop-moleculer.ts', import.meta.url))
  const ports = { caller: await getPort(), list: await getPort() }
  const start = (name: string) =>
    runProgram<{ url: string }>({
      name,
      file,
      args: [name, kind, JSON.stringify(ports)],
    })
  const list = await start('list')
  return callerOf(await start('caller'), list)
}

function callerOf(caller: Running, called: Running): Caller {
  return {
    p50: async lanes =>
      Number(await (await fetch(`${caller.ready.url}/${lanes}`)).text()),
    stop: async () => {
      await caller.stop()
      await called.stop()
    },
  }
}
