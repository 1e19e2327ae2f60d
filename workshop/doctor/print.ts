import { styled } from '../commands/styled.ts'
import type { Diagnosis } from './diagnose.ts'
import type { Finding } from './finding.ts'
import { formatForPasting } from './paste.ts'

const marks = { ok: '✓', optional: '–', failed: '✗' } as const
const colours = { ok: 'green', optional: 'yellow', failed: 'red' } as const
const nameWidth = 14

/** A line per finding with its fix below, the verdict, and a block to paste. */
export function printDiagnosis(diagnosis: Diagnosis, system: string) {
  for (const finding of diagnosis.findings) {
    console.log(lineOf(finding))
    if (finding.fix)
      console.log(`${' '.repeat(nameWidth + 2)}→ ${finding.fix}`)
  }
  console.log(`\n${verdictOf(diagnosis)}\n`)
  console.log('For your instructor, if you need help:\n')
  console.log(formatForPasting(diagnosis, system))
}

function lineOf({ name, state, found }: Finding) {
  const head = `${marks[state]} ${name.padEnd(nameWidth)}`
  return `${styled(colours[state], head)}${found}`
}

function verdictOf({ ready, findings }: Diagnosis) {
  if (ready)
    return `${styled(['bold', 'green'], 'READY')}. Lines with – are optional.`
  const failed = findings.filter(({ state }) => state === 'failed')
  const names = failed.map(({ name }) => name).join(', ')
  const verdict = styled(['bold', 'red'], 'NOT READY')
  return `${verdict}: ${names}. Follow the arrows, then type this command again.`
}
