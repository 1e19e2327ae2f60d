import { fileURLToPath } from 'node:url'
import { buildServices } from '@workshop/platform/build'
import type { Program } from '../supervisor/program.ts'

const fileOf = (specifier: string) =>
  fileURLToPath(import.meta.resolve(specifier))

/** The embedded server as a process of its own, built as services are. */
export async function mongodb(
  folder: string,
  port: number,
): Promise<Program> {
  const [file] = await buildServices([
    { name: 'mongodb', entry: fileOf('@workshop/mongodb/main') },
    {
      name: 'mongodb',
      file: 'scan',
      entry: fileOf('@workshop/mongodb/scan'),
    },
  ])
  return {
    name: 'mongodb',
    file,
    args: [
      ...['--folder', folder, '--port', String(port)],
      ...['--replica-set', 'workshop'],
    ],
  }
}
