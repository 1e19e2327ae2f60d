import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startApi } from '../test/api.ts'

const { get } = await startApi()

test('the page and all that it loads come from here', async () => {
  const { status, type, text, headers } = await get('/api/docs/')
  const loaded = [...text.matchAll(/(?:src|href)="([^"]+)"/g)]

  assert.deepEqual([status, type], [200, 'text/html'])
  for (const [, path] of loaded)
    assert.equal((await get(path)).status, 200, path)
  assert.ok(loaded.length >= 5)
  const policy = headers.get('content-security-policy') ?? ''
  assert.match(policy, /default-src 'none'/)
  assert.match(policy, /script-src 'self';/)
  assert.doesNotMatch(policy, /https?:|\*/)
})

test('of the package only what the page needs is served', async () => {
  for (const path of ['package.json', 'index.html', '..%2fpackage.json']) {
    const { status } = await get(`/api/docs/${path}`)
    assert.equal(status, 404, path)
  }
})

test('the description is served as it is made', async () => {
  const { type, data } = await get('/api/openapi.json')

  assert.equal(type, 'application/json')
  assert.equal(data.openapi, '3.1.0')
})
