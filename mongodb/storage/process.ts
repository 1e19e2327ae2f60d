import { readFileSync } from 'node:fs'

/** When a process was started, in the operating system's own words; undefined where it does not say (only Linux does cheaply). */
export function birthOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return `${fields[19]} ${boot.trim()}`
  } catch {
    return undefined
  }
}
