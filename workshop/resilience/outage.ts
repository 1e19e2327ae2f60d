import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stablePort } from '@workshop/platform/test/stable-port'
import { mongodb } from '../stages/mongodb.ts'
import { runProgram } from '../supervisor/program.ts'

/** A database in a process of its own, which can hang or stop, and recovers on the same port. */
export async function startOutageDatabase() {
  const folder = await mkdtemp(join(tmpdir(), 'outage-'))
  const program = await mongodb(folder, await stablePort())
  const run = () => runProgram<{ uri: string }>(program)
  let server = await run()
  let isHanging = false

  async function recover() {
    if (isHanging) process.kill(server.pid, 'SIGCONT')
    else server = await run()
    isHanging = false
  }

  return {
    uri: server.ready.uri,
    async hang() {
      process.kill(server.pid, 'SIGSTOP')
      isHanging = true
    },
    stop: () => server.stop(),
    recover,
    async close() {
      if (isHanging) await recover()
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type OutageDatabase = Awaited<ReturnType<typeof startOutageDatabase>>
