import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Requests per second of each page: first by page, then by stage. */
export type Rates = Record<string, Record<string, number>>

/** The table of the guide that `<!-- figures: stages -->` marks. */
export async function readOurs(root: string): Promise<Rates> {
  const text = await readFile(join(root, 'WORKSHOP.md'), 'utf8')
  const [, after = ''] = text.split('<!-- figures: stages -->')
  const rows = after
    .slice(after.indexOf('\n|'))
    .trim()
    .split('\n\n')[0]
    .split('\n')
    .map(cellsOf)
  const [[, ...stages], , ...pages] = rows
  const rates = pages.map(([page, ...cells]) => [
    page,
    Object.fromEntries(
      cells.map((cell, index) => [stages[index], rateOf(cell)]),
    ),
  ])
  return Object.fromEntries(rates)
}

function cellsOf(row: string) {
  const cells = row.split('|').slice(1, -1)
  return cells.map(cell => cell.replaceAll('`', '').trim())
}

/** The first number of `1,490, 5 ms`. */
function rateOf(cell: string) {
  const [number] = /^[\d,]+(?=, )/.exec(cell) ?? ['']
  return Number(number.replaceAll(',', ''))
}
