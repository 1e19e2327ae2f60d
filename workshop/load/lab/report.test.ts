import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { layOut, shareOf } from './chart.ts'
import { formatFigure } from './figures.ts'
import { planOf } from './plan.ts'
import { wayResults } from './test/way-results.ts'
import { writeReport } from './write-report.ts'

const plan = planOf(200, 2000)

test('the chart has a bar for each way and figure, the longest for the largest value', () => {
  const { panels } = layOut(plan, wayResults)

  const sockets = panels.find(({ name }) => name === 'sockets held')
  assert.deepEqual(
    sockets?.bars.map(({ way, text, width }) => [way, text, width]),
    [
      ['blocking', '500', 400],
      ['waiting', '200', 160],
      ['redirecting', '7', 6],
    ],
  )
})

test('on a logarithmic scale 9 ms is half of 99 ms; where all is 0, no bar has a length', () => {
  assert.equal(shareOf('latency', 9, 99), 0.5)
  assert.equal(shareOf('rate', 9, 90), 0.1)
  assert.equal(shareOf('rate', 0, 0), 0)
})

for (const [kind, value, text] of [
  ['latency', 8000, '> 8 s'],
  ['latency', 2012.4, '2.01 s'],
  ['time', 9000, '9 s'],
  ['size', 95_400_000, '95 MB'],
  ['rate', 71.4285, '71.4/s'],
] as const)
  test(`a ${kind} of ${value} reads ${text}`, () => {
    assert.equal(formatFigure(kind, value, 8000), text)
  })

test('the page holds the table, the chart and the prediction, and fits light and dark', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'load-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const verdict = {
    text: 'Which?',
    predicted: 'waiting',
    measured: 'blocking',
  }

  const written = await writeReport(folder, plan, wayResults, [
    verdict as { text: string; predicted: 'waiting'; measured: 'blocking' },
  ])

  const page = await readFile(written.report, 'utf8')
  const chart = await readFile(written.chart, 'utf8')
  assert.match(page, /100 slow calls a second for 4 s/)
  assert.match(page, /Which\? You: waiting. Measured: blocking\./)
  assert.match(page, /<td>&gt; 6 s<\/td><td>2.01 s<\/td><td>5 ms<\/td>/)
  assert.ok(page.includes(chart))
  assert.match(chart, /^<svg .*prefers-color-scheme: dark/s)
})
