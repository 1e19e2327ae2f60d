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

/** What one `start` has running, written down for other terminals and so that a later start can clear up after it. */
export type Recorded = {
  supervisor: number
  /** When it was started, in milliseconds since 1970. */
  since: number
  stage: string
  /** Process ids with the file that each runs: a number alone may be somebody else's by now. */
  processes: { pid: number; file: string }[]
  /** Where it is controlled, and with which token. */
  control?: { url: string; token: string }
}

/** Writes down what `read` says; saves one after the other. */
export function createRecord(folder: string, read: () => Recorded) {
  let saved = Promise.resolve()
  let removed = false
  const file = () => join(folder, `${read().supervisor}.json`)

  async function write() {
    if (removed) return
    await mkdir(folder, { recursive: true })
    const next = `${file()}.next`
    // The token is nobody else's business.
    await writeFile(next, JSON.stringify(read()), { mode: 0o600 })
    await rename(next, file())
  }

  return {
    save: () => (saved = saved.catch(() => {}).then(write)),
    async remove() {
      removed = true
      await saved.catch(() => {})
      await rm(file(), { force: true })
    },
  }
}

export async function recorded(folder: string): Promise<Recorded[]> {
  const names = await readdir(folder).catch(() => [])
  const files = names.filter(name => /^\d+\.json$/.test(name))
  const texts = await Promise.all(
    files.map(name => readFile(join(folder, name), 'utf8').catch(() => '')),
  )
  return texts.filter(text => text !== '').map(text => JSON.parse(text))
}

/** Ends what starts that were themselves killed left running; returns how many processes that were. */
export async function endLeftovers(folder: string) {
  let ended = 0
  for (const { supervisor, processes } of await recorded(folder)) {
    if (await runs(supervisor, 'workshop')) continue
    for (const { pid, file } of processes) {
      if (!(await runs(pid, file))) continue
      process.kill(pid, 'SIGKILL')
      ended++
    }
    await rm(join(folder, `${supervisor}.json`), { force: true })
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
