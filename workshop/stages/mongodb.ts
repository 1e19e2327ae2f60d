import { fileURLToPath } from 'node:url'
import type { Program } from './process.ts'

/** The embedded server as a process of its own. Little of what it allocates stays: a small nursery does, and one heap of glibc's for all threads. */
export function mongodb(folder: string, port: number): Program {
  return {
    name: 'mongodb',
    file: fileURLToPath(import.meta.resolve('@workshop/mongodb/main')),
    args: [
      ...['--folder', folder, '--port', String(port)],
      ...['--replica-set', 'workshop'],
    ],
    node: ['--max-semi-space-size=2'],
    env: { MALLOC_ARENA_MAX: '1' },
  }
}
