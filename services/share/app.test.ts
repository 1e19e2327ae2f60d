import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { startTestDatabase } from '@workshop/platform/test/server'
import { until } from '@workshop/platform/test/until'
import {
  createPartner,
  hangUntilAborted,
  variantNames,
  variantsOf,
} from '@workshop/services/test/variant'
import { createApp } from './app.ts'
import { createShare } from './share.ts'

const { uri } = await startTestDatabase()
const startShare = variantsOf({ uri, createVerb: createShare, createApp })
const path = '/posts/p1/shares'
const ann = { user: 'ann' }
const key = { headers: { 'Idempotency-Key': '"k1"' } }

test('waiting: a share is answered with its address, where it can be read', async t => {
  const share = await startShare(t, 'waiting')

  const { status, headers } = await share.post(path, ann)

  assert.equal(status, 201)
  const { data } = await share.get(headers.location)
  assert.equal(data.post, 'p1')
  assert.equal(data.user, 'ann')
  assert.ok(Date.parse(data.at))
})

test('redirecting: the links lead from the answer by the operation to the share', async t => {
  const share = await startShare(t, 'redirecting')

  const { status, data } = await share.post(path, ann)
  const { href } = data._links.self
  const operation = () => share.get(href, { maxRedirects: 0 })
  await until(async () => (await operation()).status === 303)

  assert.equal(status, 202)
  const { headers } = await operation()
  const found = await share.get(headers.location)
  assert.equal(found.data.user, 'ann')
})

test('negotiating: Prefer decides', async t => {
  const share = await startShare(t, 'negotiating')
  const preferring = (Prefer: string) =>
    share.post(path, ann, { headers: { Prefer } })

  const wait = await preferring('wait=5')
  const respondAsync = await preferring('respond-async')

  assert.deepEqual([wait.status, respondAsync.status], [201, 202])
})

for (const variant of variantNames)
  test(`${variant}: every answer varies by Prefer`, async t => {
    const share = await startShare(t, variant)

    const answers = [
      await share.post(path, ann),
      await share.post(path, {}),
      await share.post('/posts/%00/shares', ann),
      await share.put(path, ann),
      await share.options(path),
    ]

    assert.deepEqual(
      answers.map(({ status }) => status),
      [variant === 'redirecting' ? 202 : 201, 400, 400, 405, 204],
    )
    for (const { headers } of answers) assert.match(headers.vary, /Prefer/)
  })

test('the same request in both variants is one share, and one effect at the partner', async t => {
  const partner = createPartner()
  const store = `share-${randomUUID()}`
  const wait = await startShare(t, 'waiting', partner, store)
  const redirect = await startShare(t, 'redirecting', partner, store)

  const waited = await wait.post(path, ann, key)
  const accepted = await redirect.post(path, ann, key)
  const { location } = accepted.headers
  const followed = () => wait.get(location, { maxRedirects: 0 })
  await until(async () => (await followed()).status === 303)

  const { headers } = await followed()
  assert.equal(headers.location, waited.headers.location)
  assert.equal(new Set(partner.keys).size, 1)
})

test('equal keys of two users are two shares and two effects', async t => {
  const partner = createPartner()
  const share = await startShare(t, 'waiting', partner)

  const one = await share.post(path, ann, key)
  const other = await share.post(path, { user: 'bob' }, key)

  assert.notEqual(one.headers.location, other.headers.location)
  assert.equal(new Set(partner.keys).size, 2)
})

test('late: the call to the partner is aborted, the answer is 504, and the share is gone', async t => {
  let signal: AbortSignal | undefined
  const partner = createPartner(each => {
    signal = each
    return hangUntilAborted(each)
  })
  const store = `share-${randomUUID()}`
  const share = await startShare(t, 'waiting', partner, store)

  const headers = { ...key.headers, Prefer: 'wait=1' }
  const { status } = await share.post(path, ann, { headers })

  assert.equal(status, 504)
  assert.ok(signal?.aborted)
  const gone = await share.get(`${path}/${partner.keys[0]}`)
  assert.equal(gone.status, 404)
})

test('a late repetition of a request that was answered takes no share back', async t => {
  let isSlow = false
  const partner = createPartner(async signal => {
    if (isSlow) await hangUntilAborted(signal)
  })
  const share = await startShare(t, 'waiting', partner)
  const headers = { ...key.headers, Prefer: 'wait=1' }

  const first = await share.post(path, ann, { headers })
  isSlow = true
  const repeated = await share.post(path, ann, { headers })

  assert.deepEqual([first.status, repeated.status], [201, 504])
  assert.equal((await share.get(first.headers.location)).status, 200)
})

for (const variant of variantNames)
  test(`${variant}: the key of another share is refused with 422, and that share stays`, async t => {
    const share = await startShare(t, variant)
    const first = await share.post(path, ann, key)
    const found = () => share.get(first.headers.location)
    await until(async () => (await found()).data.post === 'p1')

    const { status } = await share.post('/posts/p2/shares', ann, key)

    assert.equal(status, 422)
    assert.equal((await found()).data.post, 'p1')
  })

test('a canceled operation takes its share back', async t => {
  const partner = createPartner(hangUntilAborted)
  const share = await startShare(t, 'redirecting', partner)
  const { headers } = await share.post(path, ann)
  await until(() => partner.keys.length === 1)
  const stored = await share.get(`${path}/${partner.keys[0]}`)

  await share.delete(headers.location)
  await until(
    async () =>
      (await share.get(headers.location)).data.status === 'canceled',
  )

  assert.equal(stored.status, 200)
  const gone = await share.get(`${path}/${partner.keys[0]}`)
  assert.equal(gone.status, 404)
})

test('an invalid post, user or field is refused before the partner is asked', async t => {
  const partner = createPartner()
  const share = await startShare(t, 'waiting', partner)

  const answers = [
    await share.post('/posts/%00/shares', ann),
    await share.post(path, { user: { $ne: 'x' } }),
    await share.post(path, { ...ann, text: 'hello' }),
    await share.post(path, '{', {
      headers: { 'Content-Type': 'application/json' },
    }),
  ]

  assert.deepEqual(
    answers.map(({ status, data }) => [status, data.errors[0].field]),
    [
      [400, 'post'],
      [400, 'user'],
      [400, 'text'],
      [400, 'body'],
    ],
  )
  assert.deepEqual(partner.keys, [])
})

test('an unknown share, and one of another post, is a 404', async t => {
  const share = await startShare(t, 'waiting')
  const { headers } = await share.post(path, ann)
  const id = String(headers.location).split('/').at(-1)

  for (const unknown of [`${path}/x`, `/posts/p2/shares/${id}`])
    assert.equal((await share.get(unknown)).status, 404)
})
