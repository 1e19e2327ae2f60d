import { fileURLToPath } from 'node:url'
import { run } from '../stages/process.ts'

const embedded = fileURLToPath(
  import.meta.resolve('@workshop/mongodb/main'),
)
const blackhole = fileURLToPath(new URL('./blackhole.ts', import.meta.url))

/** The embedded server in a process of its own, on any free port; the one of `MONGODB_URI` is never measured. */
export async function startProcess(folder: string) {
  return start('mongodb', embedded, ['--folder', folder, '--port', '0'])
}

/** A server that acknowledges and stores nothing. */
export function startBlackhole() {
  return start('blackhole', blackhole, [])
}

async function start(name: string, file: string, args: string[]) {
  const { ready, pid, stop } = await run<{ uri: string }>({
    name,
    file,
    args,
  })
  return { uri: ready.uri, pid, stop }
}
