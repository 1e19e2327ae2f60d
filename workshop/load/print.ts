import { styled } from '../commands/styled.ts'
import type { Schedule } from './open-loop.ts'
import type { LoadResult } from './tally.ts'
import type { Target } from './target.ts'

export function printPlan(
  { method, url }: Target,
  { perSecond, seconds }: Schedule,
) {
  console.log(
    `${method} ${url}, ${perSecond} requests a second for ${seconds} s\n`,
  )
}

/** Counts, percentiles and outcomes, in columns. */
export function printLoad(result: LoadResult) {
  const { sent, answered, sentPerSecond, answeredPerSecond } = result
  const { latencyMs, statuses, errors, maxInFlight } = result
  printRows([
    ['sent', count(sent), `${sentPerSecond}/s`],
    ['answered', count(answered), `${answeredPerSecond}/s`],
    ['most in flight', count(maxInFlight), ''],
  ])
  if (latencyMs) {
    console.log('\nlatency from the scheduled start')
    printRows(
      Object.entries(latencyMs).map(([name, ms]) => [name, time(ms), '']),
    )
  }
  console.log('\noutcomes')
  for (const [status, times] of Object.entries(statuses))
    printRows([[`status ${status}`, count(times), '']])
  for (const [code, times] of Object.entries(errors))
    console.log(styled('red', rowOf([code, count(times), ''])))
}

/** Answers by replica, such as `search@2 127.0.0.1:5112`. */
export function printReplicas(replicas: Record<string, number>) {
  console.log('\nanswers by replica')
  for (const [replica, times] of Object.entries(replicas))
    console.log(`  ${replica.padEnd(32)}${count(times).padStart(8)}`)
}

type ResultRow = [name: string, value: string, rate: string]

function printRows(rows: ResultRow[]) {
  for (const row of rows) console.log(rowOf(row))
}

function rowOf([name, value, rate]: ResultRow) {
  const text = `  ${name.padEnd(16)}${value.padStart(12)}`
  return `${text}${rate.padStart(12)}`.trimEnd()
}

function count(value: number) {
  return value.toLocaleString('en')
}

/** Three digits are all that a latency is worth. */
export function time(ms: number) {
  const [value, unit] = ms < 1000 ? [ms, 'ms'] : [ms / 1000, 's']
  const digits = { maximumSignificantDigits: 3 }
  return `${value.toLocaleString('en', digits)} ${unit}`
}
