import { describeBad, type Tally } from './import/tally.ts'

/** What an import did, in a few lines for people. */
export function describeTally(tally: Tally, seconds: number) {
  const { read, inserted, updated, unchanged, skipped } = tally
  const rate = Math.round(read / Math.max(seconds, 0.001))
  const lines = [
    `${read} posts read in ${seconds.toFixed(1)} s (${rate}/s): ` +
      `${inserted} inserted, ${updated} updated, ${unchanged} unchanged, ${tally.badCount} bad`,
  ]
  if (skipped > 0)
    lines.push(`${skipped} records are no posts, such as answers`)
  for (const bad of tally.bad) lines.push(`  ${describeBad(bad)}`)
  const more = tally.badCount - tally.bad.length
  if (more > 0) lines.push(`  and ${more} more`)
  return lines.join('\n')
}
