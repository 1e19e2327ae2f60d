import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startMongodb } from '@workshop/mongodb'
import { stablePort } from '@workshop/platform/test/stable-port'
import { until } from '@workshop/platform/test/until'
import { emptyFolder } from '../stages/test/empty-folder.ts'
import { tool } from './test/tool.ts'

test('while MongoDB is unavailable the site says 503 and when to come back, and it recovers by itself', async t => {
  const [data, folder] = [await emptyFolder(), await emptyFolder()]
  const before = await startMongodb({
    folder,
    port: await stablePort(),
  })
  const site = tool(t, ['start', '--data', data, '--port', '5680'], {
    MONGODB_URI: before.uri,
  })
  const [, url] = await site.prints(/Site +(\S+)/)
  const statusOf = async (path: string) => (await fetch(url + path)).status

  await before.close()
  const [page, json, alive, ready] = await Promise.all([
    fetch(url),
    fetch(url, { headers: { Accept: 'application/json' } }),
    fetch(`${url}/healthz`),
    fetch(`${url}/readyz`),
  ])
  const after = await startMongodb({ folder, port: before.port })
  t.after(() => after.close())
  await until(async () => (await statusOf('/readyz')) === 200)

  assert.equal(page.status, 503)
  assert.ok(Number(page.headers.get('retry-after')) > 0)
  assert.match(page.headers.get('content-type') ?? '', /text\/html/)
  assert.equal(
    json.headers.get('content-type'),
    'application/problem+json; charset=utf-8',
  )
  assert.equal(alive.status, 200)
  assert.equal(ready.status, 503)
  assert.equal(await statusOf('/'), 200)
})
