import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import find from 'find-process'

/** What one `start` has running, written down so that a later one can clear up after it. */
export type Running = {
  supervisor: number
  stage: string
  /** Process ids with the file that each runs: a number alone may be somebody else's by now. */
  processes: { pid: number; file: string }[]
}

const fileOf = (folder: string, { supervisor }: Running) =>
  join(folder, `${supervisor}.json`)

export async function keep(folder: string, running: Running) {
  await mkdir(folder, { recursive: true })
  await writeFile(fileOf(folder, running), JSON.stringify(running))
}

export async function forget(folder: string, running: Running) {
  await rm(fileOf(folder, running), { force: true })
}

export async function recorded(folder: string): Promise<Running[]> {
  const names = await readdir(folder).catch(() => [])
  const files = names.filter(name => /^\d+\.json$/.test(name))
  const texts = await Promise.all(
    files.map(name => readFile(join(folder, name), 'utf8')),
  )
  return texts.map(text => JSON.parse(text))
}

/** Ends what starts that were themselves killed left running; returns how many processes that were. */
export async function endLeftovers(folder: string) {
  let ended = 0
  for (const running of await recorded(folder)) {
    if (await runs(running.supervisor, 'workshop')) continue
    for (const { pid, file } of running.processes) {
      if (!(await runs(pid, file))) continue
      process.kill(pid, 'SIGKILL')
      ended++
    }
    await forget(folder, running)
  }
  return ended
}

async function runs(pid: number, command: string) {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  const found = await find('pid', pid)
  return found.some(({ cmd }: { cmd: string }) => cmd.includes(command))
}
