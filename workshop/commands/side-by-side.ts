import { diffLines } from 'diff'

/** A row of two files beside each other: equal, changed, or only on one side. */
export type Row = { left: string; right: string; isEqual: boolean }

/** The lines of two texts in rows; changed lines stand beside each other. */
export function sideBySide(left: string, right: string): Row[] {
  const rows: Row[] = []
  let removed: string[] = []
  let added: string[] = []

  function flush() {
    const length = Math.max(removed.length, added.length)
    for (let at = 0; at < length; at++)
      rows.push({
        left: removed[at] ?? '',
        right: added[at] ?? '',
        isEqual: false,
      })
    removed = []
    added = []
  }

  for (const part of diffLines(left, right)) {
    const lines = part.value.replace(/\n$/, '').split('\n')
    if (part.removed) removed.push(...lines)
    else if (part.added) added.push(...lines)
    else {
      flush()
      for (const line of lines)
        rows.push({ left: line, right: line, isEqual: true })
    }
  }
  flush()
  return rows
}

/** Rows as text: `|` marks those that differ. The left side is as wide as its longest line. */
export function formatRows(rows: Row[]) {
  const width = Math.max(...rows.map(({ left }) => left.length))
  return rows.map(({ left, right, isEqual }) =>
    `${left.padEnd(width)} ${isEqual ? ' ' : '|'} ${right}`.trimEnd(),
  )
}
