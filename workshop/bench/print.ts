import type { Row } from './row.ts'

const widths = { name: 44, value: 20, beside: 30, limit: 12, ratio: 8 }

export function printHead(group: string) {
  const { name, value, beside, limit, ratio } = widths
  const head = [
    'measured'.padEnd(name),
    'rate or time'.padStart(value),
    '  beside'.padEnd(beside),
    'limit'.padStart(limit),
    'ratio'.padStart(ratio),
    '   p50/p99 ms',
  ]
  console.log(`\n${group}\n${head.join('')}`)
}

export function printRow(row: Row) {
  const { name, value, beside, limit, ratio } = widths
  const times =
    row.p50 === undefined
      ? ''
      : `   ${short(row.p50)}/${short(row.p99 ?? 0)}`
  const cells = [
    row.name.padEnd(name),
    `${short(row.value)} ${row.unit}`.padStart(value),
    `  ${row.beside}`.padEnd(beside),
    short(row.limit).padStart(limit),
    (row.ratio < 0.1
      ? row.ratio.toPrecision(2)
      : row.ratio.toFixed(2)
    ).padStart(ratio),
    times,
  ]
  console.log(cells.join(''))
}

/** Three digits are all that such a figure is worth. */
function short(value: number) {
  if (value >= 1000) return Math.round(value).toLocaleString('en')
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}
