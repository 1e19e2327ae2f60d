import { checkFileLimit } from '../load/file-limit.ts'
import { type Plan, planOf, slowCalls } from '../load/lab/plan.ts'
import { askPredictions, judge } from '../load/lab/predict.ts'
import {
  describePlan,
  printLab,
  printVerdicts,
} from '../load/lab/print-lab.ts'
import { runLab } from '../load/lab/run-lab.ts'
import { writeReport } from '../load/lab/write-report.ts'
import { createLiveLine } from '../load/live-line.ts'
import { askAtTerminal, isTerminal } from './ask.ts'
import { interruption } from './interruption.ts'

type Options = {
  connections: number
  job: number
  out: string
  predict: boolean
  json?: boolean
}

const introduction =
  'Your prediction: b(locking), w(aiting) or r(edirecting)?'

export async function runLoadLab(options: Options) {
  const { connections, job, out, json } = options
  const plan = planOf(connections, job)
  // The tool holds every unanswered call; a waiting service calls the partner, too.
  checkFileLimit(connections, Math.max(slowCalls(plan) / connections, 2))
  if (!json) console.log(describePlan(plan))
  const isAsked = options.predict && !json && isTerminal()
  const predictions = isAsked
    ? await askAtTerminal(introduction, askPredictions)
    : []

  const results = await runUnlessInterrupted(plan)
  if (!results) return
  const verdicts = judge(predictions, results)
  const written = await writeReport(out, plan, results, verdicts)
  if (json) {
    console.log(JSON.stringify({ plan, results, ...written }, null, 2))
    return
  }
  printLab(plan, results)
  if (verdicts.length > 0) printVerdicts(verdicts)
  console.log(`\nChart: ${written.chart}\nPage:  ${written.report}`)
}

/** Nothing where Ctrl-C ends it: half a lab compares nothing. */
async function runUnlessInterrupted(plan: Plan) {
  const signal = interruption()
  const follow = (way: string) =>
    createLiveLine(way.padEnd(12), plan.seconds)
  try {
    const results = await runLab(plan, { signal, follow })
    if (!signal.aborted) return results
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
