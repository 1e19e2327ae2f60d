import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bench, Measured, Row } from './row.ts'

export type Measure = (bench: Bench) => Promise<unknown>

/** Runs one benchmark, then stops what it started. */
export async function run(
  group: string,
  measure: Measure,
  onRow: (row: Row) => void,
) {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'))
  const acts = [() => rm(folder, { recursive: true, force: true })]
  const report = (measured: Measured) => {
    const ratio = measured.value / measured.limit
    onRow({ ...measured, group, ratio, load: loadavg()[0] })
  }
  const allowed = { beside: 'allowed', target: '≤ 1.0' }
  try {
    await measure({
      folder,
      report,
      reportWithin: (limit, unit, name, value) =>
        report({ name, value, unit, limit, ...allowed }),
      after: act => acts.push(act as () => Promise<void>),
    })
  } finally {
    for (const act of acts.reverse()) await act()
  }
}
