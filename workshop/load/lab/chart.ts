import { type Figure, figures, formatFigure } from './figures.ts'
import type { WayResult } from './measure-way.ts'
import { type Plan, timeoutOf } from './plan.ts'
import type { Way } from './ways.ts'

export type Bar = { way: Way; text: string; width: number; y: number }

export type Panel = { name: string; y: number; bars: Bar[] }

export const barHeight = 18
const titleHeight = 26
const panelGap = 14
const top = 44
const longestBar = 400

/** Bars for each figure, with their places in the picture. */
export function layOut(plan: Plan, results: WayResult[]) {
  const panelHeight = titleHeight + results.length * barHeight + panelGap
  const panels = figures.map((figure, index): Panel => {
    const y = top + index * panelHeight
    return { name: figure.name, y, bars: barsOf(figure, y) }
  })

  function barsOf({ kind, pick }: Figure, y: number): Bar[] {
    const longest = Math.max(...results.map(pick))
    return results.map((result, index) => ({
      way: result.way,
      text: formatFigure(kind, pick(result), timeoutOf(plan)),
      width: Math.round(longestBar * shareOf(kind, pick(result), longest)),
      y: y + titleHeight + index * barHeight,
    }))
  }
  return { panels, height: top + panels.length * panelHeight }
}

/** Times differ by thousands: their scale is logarithmic, and begins at 1 ms. */
export function shareOf(
  kind: Figure['kind'],
  value: number,
  longest: number,
) {
  if (longest <= 0) return 0
  if (kind !== 'latency' && kind !== 'time') return value / longest
  return Math.log10(1 + value) / Math.log10(1 + longest)
}
