import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import find from 'find-process'

/** Processes that run a program below `folder`, and the tool's pidfiles. */
export async function findLeftOver(folder: string) {
  const found = await find('name', folder)
  const processes = found.map(
    ({ pid, cmd }: { pid: number; cmd: string }) => `${pid} ${cmd}`,
  )
  const pidfiles = readdir(join(folder, 'data/running')).catch(() => [])
  return [...processes, ...(await pidfiles)]
}
