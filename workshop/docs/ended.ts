import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import find from 'find-process'
import type { Line } from './run-line.ts'

/** Waits for the end of a command; kills one that takes longer and says so. */
export async function ended(line: Line, seconds: number) {
  const cancel = new AbortController()
  const late = wait(seconds * 1000, undefined, cancel).then(
    () => {
      line.kill()
      throw new Error(`Not over after ${seconds} s:\n${line.output()}`)
    },
    () => line.ended,
  )
  return Promise.race([line.ended, late]).finally(() => cancel.abort())
}

type Found = { pid: number; cmd: string }

/** Processes that run something below `folder`, and records of the tool's that say so. */
export async function left(folder: string) {
  const found = await find('name', folder)
  const records = await readdir(join(folder, 'data/running')).catch(
    () => [],
  )
  return [
    ...found.map(({ pid, cmd }: Found) => `${pid} ${cmd}`),
    ...records,
  ]
}
