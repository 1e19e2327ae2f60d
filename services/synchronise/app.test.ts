import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseConfig } from '@workshop/platform/config'
import { until } from '@workshop/platform/test/until'
import { deletion } from '@workshop/services/ingest/test/batches'
import axios from 'axios'
import { synchroniseConfig } from './config.ts'
import { createWorld } from './test/world.ts'

const http = axios.create({ validateStatus: () => true })

async function progressOf(url: string, name: string) {
  const { data } = await http.get(`${url}/progress`)
  return data.receivers.find(
    ({ receiver }: { receiver: string }) => receiver === name,
  )
}

test('/progress of any replica tells the state of each receiver', async t => {
  const { feed, startReplica } = await createWorld(t)
  const replicas = [await startReplica(), await startReplica()]
  feed.write(deletion(Date.now(), 'a'))

  for (const { url } of replicas) {
    await until(async () => {
      const { delivered, lag } = await progressOf(url, 'list')
      return delivered === 1 && lag === 0
    }, 'it is delivered')
    const { since, cursorAge, ...rest } = await progressOf(url, 'list')
    assert.ok(Date.parse(since) <= Date.now())
    assert.ok(cursorAge >= 0)
    const expected = { receiver: 'list', state: 'following', lag: 0 }
    assert.deepEqual(rest, {
      ...expected,
      cursor: '2',
      delivered: 1,
      batches: rest.batches,
    })
  }
})

test('a browser gets /progress as a page, and scripts get JSON', async t => {
  const { feed, startReplica } = await createWorld(t)
  const { url } = await startReplica()
  feed.write(deletion(Date.now(), 'a'))
  await until(async () => {
    const { delivered, lag } = await progressOf(url, 'list')
    return delivered === 1 && lag === 0
  }, 'it is delivered')
  const typeFor = async (accept: string) => {
    const { headers } = await http.get(`${url}/progress`, {
      headers: { accept },
    })
    assert.equal(headers.vary, 'Accept')
    return String(headers['content-type']).split(';')[0]
  }

  const page = await http.get(`${url}/progress`, {
    headers: { accept: 'text/html,application/xml;q=0.9,*/*;q=0.8' },
  })

  assert.equal(page.headers['cache-control'], 'no-store')
  assert.match(page.data, /<th scope="row">list<\/th>/)
  assert.match(page.data, /data-label="Lag"[^>]*>0\.0 s</)
  assert.match(page.data, /data-label="Delivered"[^>]*>1</)
  assert.match(page.data, /data-label="Cursor"><code[^>]*>2</)
  for (const accept of ['*/*', 'application/json', 'image/png'])
    assert.equal(await typeFor(accept), 'application/json', accept)
})

test('the page of /progress says which component does not answer', async t => {
  const { list, startReplica } = await createWorld(t)
  list.status = 503
  const { url, held } = await startReplica()
  await until(
    () => held().get('list')?.state === 'unavailable',
    'one is unavailable',
  )

  const { data } = await http.get(`${url}/progress`, {
    headers: { accept: 'text/html' },
  })

  assert.match(data, />unavailable: list does not answer</)
})

test('all that the page of /progress loads comes from here', async t => {
  const { startReplica } = await createWorld(t)
  const { url } = await startReplica()
  const { data } = await http.get(`${url}/progress`, {
    headers: { accept: 'text/html' },
  })
  const loaded = [...data.matchAll(/(?:src|href)="([^"]+)"/g)]

  const files = await Promise.all(
    loaded.map(([, path]) => http.get(`${url}${path}`)),
  )

  assert.deepEqual(
    files.map(({ status }) => status),
    [200, 200, 200, 200],
  )
})

test('the lag of an unavailable receiver is the age of its oldest undelivered change', async t => {
  const { feed, list, startReplica } = await createWorld(t)
  const { url, held } = await startReplica()
  const isIn = (state: string) => () => held().get('list')?.state === state
  await until(isIn('following'), 'it follows')
  list.status = 503
  feed.write(deletion(Date.now() - 60_000, 'a'))
  feed.write(deletion(Date.now(), 'b'))
  await until(isIn('unavailable'), 'it is unavailable')

  const { lag, unavailable } = await progressOf(url, 'list')
  const { data: metrics } = await http.get(`${url}/metrics`)

  assert.equal(unavailable, 'list')
  assert.ok(lag >= 60)
  const [, measured] =
    /^synchronise_lag_seconds\{.*receiver="list".*\} (.+)$/m.exec(
      metrics,
    ) ?? []
  assert.ok(Number(measured) >= 60)
})

test('/metrics counts what each receiver has stored', async t => {
  const { feed, list, startReplica } = await createWorld(t)
  list.status = 503
  const { url, held } = await startReplica()
  feed.write(deletion(1, 'a'), deletion(2, 'b'))
  await until(
    () => held().get('list')?.state === 'unavailable',
    'one is unavailable',
  )
  await until(
    async () => (await progressOf(url, 'search')).delivered === 2,
    'it counts',
  )

  const { data } = await http.get(`${url}/metrics`)

  assert.match(
    data,
    /^synchronise_delivered_total\{.*receiver="search".*\} 2$/m,
  )
  assert.match(
    data,
    /^synchronise_failures_total\{.*receiver="list".*\} [1-9]/m,
  )
  assert.doesNotMatch(
    data,
    /^synchronise_delivered_total\{.*receiver="list"/m,
  )
})

test('a replay is accepted by any replica, and delivers everything again', async t => {
  const { feed, list, startReplica } = await createWorld(t)
  const replicas = [await startReplica(), await startReplica()]
  feed.write(deletion(1, 'a'))
  await until(() => list.ids().length === 1, 'it came')

  for (const [index, { url }] of replicas.entries()) {
    const { status, headers } = await http.post(
      `${url}/receivers/list/replay`,
    )

    assert.equal(status, 202)
    assert.equal(headers.location, '/progress')
    await until(() => list.snapshots === index + 2, 'it came again')
  }
})

test('an unknown receiver is a 404 that names the known ones', async t => {
  const { startReplica } = await createWorld(t)
  const { url } = await startReplica()

  const { status, data } = await http.post(`${url}/receivers/web/replay`)

  assert.equal(status, 404)
  assert.match(data.detail, /list, search/)
})

test('an unknown receiver in RECEIVERS is a configuration error', () => {
  const { RECEIVERS } = parseConfig(synchroniseConfig, {
    RECEIVERS: 'search, list',
  })

  assert.deepEqual(RECEIVERS, ['search', 'list'])
  assert.equal(parseConfig(synchroniseConfig, {}).RECEIVERS.length, 3)
  for (const names of ['web', 'list,', 'list,serach'])
    assert.throws(
      () => parseConfig(synchroniseConfig, { RECEIVERS: names }),
      /RECEIVERS/,
    )
})
