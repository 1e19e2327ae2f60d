import { styled } from '../commands/styled.ts'
import { colours, marks } from '../contract/print.ts'
import type { Result } from '../contract/run.ts'
import { time } from '../load/print.ts'

const titleWidth = 52

/** Prints each result as it comes, below the name of its stage. */
export function createStepPrinter() {
  let stage = ''
  return function printStep({ group, title, status, ms, message }: Result) {
    if (group !== stage) console.log(`\n${styled('bold', group)}`)
    stage = group
    const mark = styled(colours[status], marks[status])
    const duration = status === 'skipped' ? '' : time(ms).padStart(9)
    const line = `  ${mark} ${title.padEnd(titleWidth)}${duration}`
    console.log(line.trimEnd())
    if (message) console.log(message.replace(/^/gm, '      '))
  }
}

type Verdict = { advice?: string; results: Result[] }

/** The last line: whether everything passed, and else the first thing to do. */
export function printVerdict({ advice, results }: Verdict) {
  const seconds = results.reduce((sum, { ms }) => sum + ms, 0) / 1000
  const skipped = results.filter(({ status }) => status === 'skipped')
  const note = skipped.length > 0 ? `, ${skipped.length} skipped` : ''
  const summary = `${results.length} steps in ${Math.round(seconds)} s${note}`
  const verdict = advice
    ? styled(['bold', 'red'], 'NOT READY')
    : styled(['bold', 'green'], 'READY')
  console.log(`\n${verdict}: ${summary}`)
  if (advice) console.log(advice)
}
