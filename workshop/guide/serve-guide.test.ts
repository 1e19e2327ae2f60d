import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { root } from '../stages/paths.ts'
import { portsOf } from './open-guide.ts'
import { serveGuide } from './serve-guide.ts'

async function serve(t: TestContext) {
  const { url, close } = await serveGuide({
    root,
    site: 'http://localhost:5000',
    ports: () => new Map(),
    progress: () => ({ parts: {} }),
  })
  t.after(close)
  return url
}

test('a second guide takes another port than the first', async t => {
  const urls = [await serve(t), await serve(t)]

  const answers = await Promise.all(urls.map(url => fetch(url)))

  assert.notEqual(urls[0], urls[1])
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200],
  )
})

test('the ports of a run are those of first replicas, of the site and of the database', () => {
  const ports = portsOf(
    [
      {
        address: 'http://127.0.0.1:40001',
        options: { service: 'rest', number: 1 },
      },
      {
        address: 'http://127.0.0.1:40002',
        options: { service: 'rest', number: 2 },
      },
      { address: '', options: { service: 'search@2', number: 1 } },
      {
        address: 'http://127.0.0.1:6000',
        options: { service: 'monolithic', number: 1 },
      },
    ],
    'http://localhost:6000',
    'mongodb://127.0.0.1:6017/?replicaSet=workshop',
  )

  assert.deepEqual(Object.fromEntries(ports), {
    27017: 6017,
    5100: 40001,
    5000: 6000,
  })
})

test('a database of another machine has no port on this one', () => {
  const ports = portsOf([], 'http://localhost:5000', 'mongodb://a,b:1/x')

  assert.equal(ports.has('27017'), false)
})
