import { fileURLToPath } from 'node:url'
import type { Program } from '../supervisor/program.ts'

/** The embedded server as a process of its own. */
export function mongodb(folder: string, port: number): Program {
  return {
    name: 'mongodb',
    file: fileURLToPath(import.meta.resolve('@workshop/mongodb/main')),
    args: [
      ...['--folder', folder, '--port', String(port)],
      ...['--replica-set', 'workshop'],
    ],
  }
}
