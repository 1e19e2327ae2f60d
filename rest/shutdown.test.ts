import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Request, Response } from 'express'
import { MongoError } from 'mongodb'
import { dropUnheard } from './shutdown.ts'
import { startApi } from './test/api.ts'
import { readerAtEnd } from './test/feed.ts'

const api = await startApi()

test('a poll during the shutdown is answered with its own place, and the connection ends', async () => {
  const reader = await readerAtEnd(api)
  const since = new URL(reader.path(), api.url).searchParams.get('since')
  api.shutdown.abort()

  const headers = { Prefer: 'wait=30' }
  const answer = await fetch(api.url + reader.path(), { headers })

  const { changes, next, complete } = (await answer.json()) as Page
  assert.equal(answer.status, 200)
  assert.deepEqual([changes, next, complete], [[], since, false])
  assert.equal(answer.headers.get('connection'), 'close')
})

type Page = { changes: unknown[]; next: string; complete: boolean }

const closed = new MongoError('the client was closed')
const ended = AbortSignal.abort()
const running = new AbortController().signal

const errors = [
  {
    what: 'of the database during a shutdown, after the client has left,',
    isDropped: true,
  },
  { what: 'that a client waits for', isLeft: false },
  { what: 'before a shutdown', shutdown: running },
  { what: 'of another kind', error: new Error('ours') },
]

for (const each of errors) {
  const { what, error = closed, shutdown = ended, isLeft = true } = each
  const { isDropped = false } = each
  test(`an error ${what} is ${isDropped ? 'dropped' : 'passed on'}`, () => {
    const passed: unknown[] = []
    const req = { socket: { destroyed: isLeft } } as Request
    const res = {} as Response

    dropUnheard(shutdown)(error, req, res, error => passed.push(error))

    assert.deepEqual(passed, isDropped ? [] : [error])
  })
}
