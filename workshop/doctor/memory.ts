import os from 'node:os'
import { runCommand } from '../supervisor/run-command.ts'

/** In bytes; on Linux, files cached in memory count as free. */
export async function freeMemory() {
  if (process.platform !== 'darwin') return process.availableMemory()
  const { output } = await runCommand('memory_pressure', ['-Q'])
  return readMemoryPressure(output, os.totalmem()) ?? os.freemem()
}

/** macOS calls only unused pages free, so Node's figure is near 0 there. */
export function readMemoryPressure(output: string, total: number) {
  const [, percent] = /free percentage: (\d+)%/.exec(output) ?? []
  return percent === undefined ? undefined : (total * Number(percent)) / 100
}
