import assert from 'node:assert/strict'
import fs from 'node:fs'
import { test } from 'node:test'
import ejs from 'ejs'
import { visit } from './test/visit.ts'

test('a page that was rendered before reads nothing from the disk', async t => {
  const { request } = await visit(t)
  const first = await request('/recommended/')
  const read = t.mock.method(ejs, 'fileLoader')
  const look = t.mock.method(fs, 'existsSync')

  const second = await request('/recommended/')

  assert.equal(first.status, 200)
  assert.equal(second.status, 200)
  assert.equal(read.mock.callCount(), 0)
  assert.equal(look.mock.callCount(), 0)
})

test('another page reads its own view only', async t => {
  const { request } = await visit(t)
  await request('/')
  const read = t.mock.method(ejs, 'fileLoader')

  await request('/login')

  const files = read.mock.calls.map(call => String(call.arguments[0]))
  assert.deepEqual(
    files.map(file => file.replace(/^.*views./, '')),
    ['login.ejs'],
  )
})
