import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ejs from 'ejs'
import { barHeight, layOut } from './chart.ts'
import type { WayResult } from './measure-way.ts'
import type { Plan } from './plan.ts'
import type { Verdict } from './predict.ts'
import { describePlan } from './print-lab.ts'

const template = (name: string) =>
  fileURLToPath(new URL(`./${name}.ejs`, import.meta.url))

/** Writes the chart and a page with it; resolves with their paths. */
export async function writeReport(
  folder: string,
  plan: Plan,
  results: WayResult[],
  verdicts: Verdict[] = [],
) {
  const { panels, height } = layOut(plan, results)
  const svg: string = await ejs.renderFile(template('chart.svg'), {
    ...{ panels, height, barHeight },
  })
  const page: string = await ejs.renderFile(template('report.html'), {
    ...{ description: describePlan(plan), panels, verdicts, svg },
  })
  await mkdir(folder, { recursive: true })
  const files = { svg: 'svg', html: 'html' } as const
  const [chart, report] = Object.values(files).map(ending =>
    join(folder, `waiting-vs-redirecting.${ending}`),
  )
  await writeFile(chart, svg)
  await writeFile(report, page)
  return { chart, report }
}
