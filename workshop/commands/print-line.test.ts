import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLinePrinter } from './print-line.ts'

const request = (name: string, path: string) => ({
  name,
  text: JSON.stringify({
    level: 30,
    msg: 'request',
    method: 'GET',
    path,
    status: 200,
    ms: 3,
  }),
  error: false,
})

const lines = [
  request('web', '/'),
  request('web', '/readyz'),
  request('search.2', '/search'),
  { name: 'search.2', text: 'plain text', error: true },
]

for (const [title, printer, expected] of [
  [
    'requests are printed without probes',
    createLinePrinter(['web', 'search.2']),
    [
      'web       200 GET / 3 ms',
      'search.2  200 GET /search 3 ms',
      'search.2  plain text',
    ],
  ],
  [
    'the requests between services can be hidden',
    createLinePrinter(['web', 'search.2'], name => name === 'web'),
    ['web       200 GET / 3 ms', 'search.2  plain text'],
  ],
] as const)
  test(title, t => {
    const log = t.mock.method(console, 'log', () => {})

    for (const line of lines) printer(line)
    const printed = log.mock.calls.map(call => call.arguments[0])
    log.mock.restore()

    assert.deepEqual(printed, expected)
  })
