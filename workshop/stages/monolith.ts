import { fileURLToPath } from 'node:url'
import type { Site } from './stages.ts'

const file = fileURLToPath(import.meta.resolve('@workshop/monolithic/main'))

/** Stage `monolith`: everything in one process. */
export async function startMonolith({
  supervisor,
  uri,
  port,
  onLine,
}: Site) {
  const env = { MONGODB_URI: uri, PORT: String(port) }
  await supervisor.run({ name: 'monolithic', file, env, onLine })
}
