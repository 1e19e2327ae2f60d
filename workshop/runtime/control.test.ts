import assert from 'node:assert/strict'
import { request } from 'node:http'
import { type TestContext, test } from 'node:test'
import {
  type Runtime,
  type Status,
  UsageError,
} from '@workshop/services/runtime'
import { serveControl } from './serve-control.ts'

const status: Status = {
  runtime: 'processes',
  stage: 'services',
  url: 'http://localhost:5000',
  services: ['echo', 'web'],
  replicas: [],
}

test('a program of this machine that knows the token gets an answer', async t => {
  const { ask } = await serve(t)

  assert.deepEqual(await ask({}), { status: 200, body: status })
})

for (const [title, headers, expected] of [
  ['without the token', { authorization: '' }, 401],
  ['with another token', { authorization: 'Bearer 0000' }, 401],
  ['under the name of another host', { host: 'evil.example' }, 403],
  ['under another port of this one', { host: 'localhost:1' }, 403],
  [
    'from a page of another origin',
    { origin: 'https://evil.example' },
    403,
  ],
  ['from a page of this machine', { origin: 'http://localhost:5000' }, 403],
  ['from a page without an origin', { origin: 'null' }, 403],
] as const) {
  test(`a request ${title} is refused, and nothing is done`, async t => {
    const { ask, done } = await serve(t)

    const answers = await Promise.all([
      ask({ headers }),
      ask({ headers, method: 'PUT', path: '/scale', body: { echo: 2 } }),
      ask({ headers, method: 'POST', path: '/stop' }),
    ])

    assert.deepEqual(
      answers.map(answer => answer.status),
      [expected, expected, expected],
    )
    assert.deepEqual(done, [])
  })
}

for (const [body, expected, detail] of [
  [{ ekko: 2 }, 422, 'There are echo.'],
  [{ echo: 'two' }, 400, undefined],
  [[2], 400, undefined],
] as const) {
  test(`scaling to ${JSON.stringify(body)} is answered with ${expected}`, async t => {
    const { ask } = await serve(t)

    const answer = await ask({ method: 'PUT', path: '/scale', body })

    assert.equal(answer.status, expected)
    assert.equal(answer.body.detail, detail)
  })
}

type Ask = {
  method?: string
  path?: string
  headers?: Record<string, string>
  body?: unknown
}

async function serve(t: TestContext) {
  const done: string[] = []
  const runtime: Runtime = {
    status: async () => status,
    async scale(scaling) {
      if (!('echo' in scaling)) throw new UsageError('There are echo.')
      done.push('scale')
      return status
    },
    stop: async () => void done.push('stop'),
    tail: async () => {},
    site: async () => ({ url: '', token: '' }),
  }
  const { url, token, close } = await serveControl(runtime)
  t.after(close)
  const ask = (asked: Ask) => send(url, token, asked)
  return { ask, done }
}

/** Not by fetch: it does not let the header Host be chosen. */
function send(
  url: string,
  token: string,
  { path = '/status', ...ask }: Ask,
) {
  const { method, headers, body } = ask
  return new Promise<{
    status?: number
    body: typeof status & { detail?: string }
  }>((resolve, reject) => {
    const sent = request(url + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        ...headers,
      },
    })
    sent.on('response', async answer => {
      const text = (await answer.setEncoding('utf8').toArray()).join('')
      resolve({ status: answer.statusCode, body: JSON.parse(text) })
    })
    sent.on('error', reject)
    sent.end(body && JSON.stringify(body))
  })
}
