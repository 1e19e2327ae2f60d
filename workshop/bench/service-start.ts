import { fileURLToPath } from 'node:url'
import { buildService, endBuilding } from '@workshop/platform/build'
import { runProgram } from '../supervisor/program.ts'

/** Builds a file of this folder as services are built: what is measured is what runs in a stage. */
export async function builtBench(name: string) {
  const entry = fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
  try {
    return await buildService(`bench-${name}`, entry)
  } finally {
    await endBuilding()
  }
}

/** The same Express app served by the platform (logged, counted, traced) and bare. */
export async function startService(kind: 'served' | 'bare') {
  const file = await builtBench('service-process')
  return runProgram<{ url: string }>({ name: kind, file, args: [kind] })
}
