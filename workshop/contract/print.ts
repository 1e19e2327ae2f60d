import { styleText } from 'node:util'
import type { Result } from './run.ts'

export const marks = { passed: '✓', failed: '✗', skipped: '–' } as const
export const colours = {
  passed: 'green',
  failed: 'red',
  skipped: 'yellow',
} as const

/** Prints each result as it comes, under the name of its group. */
export function createPrinter(print: (line: string) => void) {
  let group = ''
  return function printResult(result: Result) {
    if (result.group !== group) print(`\n${result.group}`)
    group = result.group
    print(describe(result))
  }
}

function describe({ status, title, ms, message, hint }: Result) {
  const time = ms >= 500 ? ` (${(ms / 1000).toFixed(1)} s)` : ''
  const line = paint(colours[status], `  ${marks[status]} ${title}`) + time
  const more = [message, hint && paint('yellow', `Look at: ${hint}`)]
  const text = more.filter(Boolean).join('\n')
  return text ? `${line}\n${text.replace(/^/gm, '      ')}` : line
}

export function summarize(results: Result[]) {
  const count = (status: Result['status']) =>
    results.filter(result => result.status === status).length
  return {
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
  }
}

type Colour = Parameters<typeof styleText>[0]

function paint(colour: Colour, text: string) {
  return styleText(colour, text, { stream: process.stdout })
}
