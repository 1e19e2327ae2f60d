import {
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import find from 'find-process'
import PQueue from 'p-queue'

/** The processes of one `start`, for other terminals and for the next start, which cleans up. */
export type Pidfile = {
  supervisor: number
  /** When it was started, in milliseconds since 1970. */
  since: number
  stage: string
  /** With the file that each runs: a process id alone may belong to another program by now. */
  processes: { pid: number; file: string }[]
  /** Where the stage is controlled, and with which token. */
  control?: { url: string; token: string }
}

/** Writes what `read` returns to a file of the folder, one save at a time. */
export function createPidfile(folder: string, read: () => Pidfile) {
  const queue = new PQueue({ concurrency: 1 })
  let isRemoved = false
  const file = () => join(folder, `${read().supervisor}.json`)

  async function write() {
    if (isRemoved) return
    await mkdir(folder, { recursive: true })
    const next = `${file()}.next`
    // Only this user may read the token.
    await writeFile(next, JSON.stringify(read()), { mode: 0o600 })
    await rename(next, file())
  }

  return {
    save: () => queue.add(write),
    async remove() {
      isRemoved = true
      await queue.onIdle()
      await rm(file(), { force: true })
    },
  }
}

export async function readPidfiles(folder: string): Promise<Pidfile[]> {
  const names = await readdir(folder).catch(() => [])
  const files = names.filter(name => /^\d+\.json$/.test(name))
  const read = async (name: string) =>
    JSON.parse(await readFile(join(folder, name), 'utf8')) as Pidfile
  // A file that has been removed since, or is damaged, names no stage.
  const found = files.map(name => read(name).catch(() => []))
  return (await Promise.all(found)).flat()
}

/** Ends the processes of starts that were killed; returns how many there were. */
export async function endOrphans(folder: string) {
  let ended = 0
  for (const { supervisor, processes } of await readPidfiles(folder)) {
    if (await isRunning(supervisor, 'workshop')) continue
    for (const { pid, file } of processes) {
      if (!(await isRunning(pid, file))) continue
      process.kill(pid, 'SIGKILL')
      ended++
    }
    await rm(join(folder, `${supervisor}.json`), { force: true })
  }
  return ended
}

async function isRunning(pid: number, command: string) {
  const found = await find('pid', pid)
  return found.some(({ cmd }: { cmd: string }) => cmd.includes(command))
}
