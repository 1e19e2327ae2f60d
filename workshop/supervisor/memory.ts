import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** The resident memory of a process in bytes, 0 where it is gone. */
export async function residentMemory(pid: number) {
  try {
    return (await kilobytes[process.platform]?.(pid)) * 1024 || 0
  } catch {
    return 0
  }
}

const ask = async (file: string, args: string[]) =>
  (await execute(file, args)).stdout

const kilobytes: Record<string, (pid: number) => Promise<number>> = {
  async linux(pid) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8')
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1])
  },
  async darwin(pid) {
    return Number(await ask('ps', ['-o', 'rss=', '-p', String(pid)]))
  },
  /** Its last column: "61,224 K". */
  async win32(pid) {
    const filter = ['/fi', `PID eq ${pid}`, '/fo', 'csv', '/nh']
    const [, text = ''] =
      /"([^"]*)"\s*$/.exec(await ask('tasklist', filter)) ?? []
    return Number(text.replace(/\D/g, ''))
  },
}
