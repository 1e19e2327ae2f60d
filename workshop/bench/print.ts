import type { Row } from './row.ts'

type Column = [name: string, width: number, text: (row: Row) => string]

/** Those of a negative width begin at the left. */
const columns: Column[] = [
  ['measured', -42, ({ name }) => name],
  ['value', 16, ({ value, unit }) => `${short(value)} ${unit}`],
  ['  beside', -32, ({ beside }) => `  ${beside}`],
  ['limit', 9, ({ limit }) => short(limit)],
  ['ratio', 8, ({ ratio }) => short(ratio)],
  [' target', -8, ({ target = '' }) => ` ${target}`],
  ['p50/p99 ms', 13, ({ p50, p99 = 0 }) => times(p50, p99)],
  ['load', 6, ({ load }) => load.toFixed(1)],
]

export function printHead(group: string) {
  console.log(`\n${group}\n${lineOf(([name]) => name)}`)
}

export function printRow(row: Row) {
  console.log(lineOf(([, , text]) => text(row)))
}

function lineOf(text: (column: Column) => string) {
  const cells = columns.map(column => {
    const [, width] = column
    return width < 0
      ? text(column).padEnd(-width)
      : text(column).padStart(width)
  })
  return cells.join('').trimEnd()
}

function times(p50 = Number.NaN, p99: number) {
  return Number.isNaN(p50) ? '' : `${short(p50)}/${short(p99)}`
}

/** Three digits are all that such a figure is worth. */
function short(value: number) {
  return value.toLocaleString('en', { maximumSignificantDigits: 3 })
}
