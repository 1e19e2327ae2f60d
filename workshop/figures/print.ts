import type { Rates } from './ours.ts'
import type { Predictions } from './predict.ts'

const stages = ['monolith', 'rest', 'services']

/** Requests per second here, the guide's ratio, and the attendee's prediction of it. */
export function describeFigures(
  yours: Rates,
  ours: Rates,
  predictions: Predictions,
) {
  const heads = ['page', ...stages, 'ratio', 'guide', 'you said']
  const rows = Object.entries(yours).map(([page, rates]) => [
    page,
    ...stages.map(stage => Math.round(rates[stage]).toLocaleString('en')),
    ratioOf(rates),
    ratioOf(ours[page]),
    predictions[page]?.toFixed(1) ?? '',
  ])
  const widths = heads.map((_, column) =>
    Math.max(...[heads, ...rows].map(row => row[column].length)),
  )
  return [heads, ...rows].map(row =>
    row
      .map((cell, column) =>
        column === 0
          ? cell.padEnd(widths[column])
          : cell.padStart(widths[column]),
      )
      .join('  ')
      .trimEnd(),
  )
}

/** Requests of `services` for each of the monolith; empty where one is not known. */
function ratioOf({ monolith, services }: Rates[string] = {}) {
  const ratio = services / monolith
  return Number.isFinite(ratio) ? ratio.toFixed(1) : ''
}
