import { execFileSync } from 'node:child_process'
import type { Report } from './row.ts'

const allowed = 400

/** Megabytes that the process holds resident, mapped database pages included; unknown on Windows. */
export function measureMemory(report: Report, pid: number) {
  if (process.platform === 'win32') return
  const kilobytes = Number(
    execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], {
      encoding: 'utf8',
    }),
  )
  const value = kilobytes / 1024
  report({
    group: 'database',
    name: 'resident at 100,000 posts',
    value,
    unit: 'MB',
    beside: 'what is allowed',
    limit: allowed,
    ratio: value / allowed,
  })
}
