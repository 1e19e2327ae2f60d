import { fileURLToPath } from 'node:url'
import { mongodb } from '../stages/mongodb.ts'
import { type Program, runProgram } from '../supervisor/program.ts'

const file = fileURLToPath(new URL('./blackhole.ts', import.meta.url))

/** The embedded server in a process of its own, on any free port; the one of `MONGODB_URI` is never measured. */
export function startProcess(folder: string) {
  return start(mongodb(folder, 0))
}

/** A server that acknowledges and stores nothing. */
export function startBlackhole() {
  return start({ name: 'blackhole', file })
}

async function start(program: Program) {
  const { ready, pid, stop } = await runProgram<{ uri: string }>(program)
  return { uri: ready.uri, pid, stop }
}
