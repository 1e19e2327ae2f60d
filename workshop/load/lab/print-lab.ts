import { styled } from '../../commands/styled.ts'
import { figures, formatFigure } from './figures.ts'
import type { WayResult } from './measure-way.ts'
import { type Plan, slowPerSecond, timeoutOf } from './plan.ts'
import type { Verdict } from './predict.ts'

export function describePlan(plan: Plan) {
  const { jobMs, seconds, connections } = plan
  return `Each job takes ${jobMs / 1000} s. ${slowPerSecond(plan)} slow calls a second for ${seconds} s: about ${connections} in flight, if nothing blocks.`
}

/** A row for each figure, a column for each way. */
export function printLab(plan: Plan, results: WayResult[]) {
  const head = ['', ...results.map(({ way }) => way)]
  console.log(`\n${styled('bold', rowOf(head))}`)
  for (const { name, kind, pick } of figures) {
    const texts = results.map(result =>
      formatFigure(kind, pick(result), timeoutOf(plan)),
    )
    console.log(rowOf([name, ...texts]))
  }
}

export function printVerdicts(verdicts: Verdict[]) {
  console.log('\nYour prediction')
  for (const { text, predicted, measured } of verdicts) {
    const mark = predicted === measured ? '✓' : '✗'
    console.log(`${mark} ${text} You: ${predicted}. Measured: ${measured}.`)
  }
}

function rowOf([name, ...texts]: string[]) {
  const cells = texts.map(text => text.padStart(14))
  return `${name.padEnd(26)}${cells.join('')}`
}
