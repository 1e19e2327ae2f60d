import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '@workshop/platform/errors'
import { serveBusy, servePictures } from './test/serve-pictures.ts'

test('equal requests at the same time share one resize and its bytes', async t => {
  const { get, calls, hold, release, sharing } = await servePictures(t)
  hold()

  const asked = Array.from({ length: 8 }, () => get('/pictures/cat'))
  await sharing(7)
  release()
  const answers = await Promise.all(asked)

  for (const answer of answers)
    assert.equal(await answer.text(), 'cat, 640 wide')
  assert.deepEqual(calls, ['cat 640 image/jpeg'])
})

test('requests that differ in width, format or picture each have their own resize', async t => {
  const { get, calls, hold, release, waiting } = await servePictures(t)
  hold()

  const asked = [
    get('/pictures/cat'),
    get('/pictures/cat?width=320'),
    get('/pictures/cat', { headers: { accept: 'image/webp' } }),
    get('/pictures/dog'),
  ]
  await waiting(3)
  release()
  await Promise.all(asked)

  assert.equal(new Set(calls).size, 4)
})

test('nothing is cached: a later equal request is resized again', async t => {
  const { get, calls } = await servePictures(t)

  await get('/pictures/cat')
  await get('/pictures/cat')

  assert.equal(calls.length, 2)
})

test('the limit of concurrent resizes holds', async t => {
  const { get, calls, hold, release, waiting } = await servePictures(t, {
    running: 2,
    waiting: 10,
  })
  hold()

  const asked = [16, 17, 18, 19].map(width =>
    get(`/pictures/cat?width=${width}`),
  )
  await waiting(2)

  assert.equal(calls.length, 2)
  release()
  await Promise.all(asked)
  assert.equal(calls.length, 4)
})

test('when its queue is full it answers 503 with Retry-After, and goes on', async t => {
  const { get, first, release, waiting, sharing } = await serveBusy(t, 1)
  const second = get('/pictures/dog')
  await waiting(1)

  const refused = await get('/pictures/cat?width=320')
  const shares = get('/pictures/dog')
  await sharing(1)
  release()

  assert.equal(refused.status, 503)
  assert.equal(refused.headers.get('retry-after'), '1')
  assert.equal(refused.headers.get('cache-control'), null)
  assert.equal(((await refused.json()) as Problem).status, 503)
  for (const answer of await Promise.all([first, second, shares]))
    assert.equal(answer.status, 200)
  assert.equal((await get('/pictures/cat?width=320')).status, 200)
})

test('a picture whose clients have all left the queue is not resized', async t => {
  const { get, visit, calls, first, release, waiting, sharing } =
    await serveBusy(t)
  const leavers = [visit('/pictures/dog'), visit('/pictures/dog')]
  await sharing(1)

  for (const leave of leavers) leave()
  await waiting(0)
  release()

  assert.equal((await first).status, 200)
  await get('/pictures/cat')
  assert.ok(calls.every(call => call.startsWith('cat')))
})

test('a client that leaves does not affect another one that waits for the same picture', async t => {
  const { get, visit, first, release, waiting, sharing, left } =
    await serveBusy(t)
  const leave = visit('/pictures/dog')
  await waiting(1)
  const stays = get('/pictures/dog')
  await sharing(1)

  leave()
  await left(1)
  release()

  assert.equal(await (await stays).text(), 'dog, 640 wide')
  await first
})

test('a running resize whose clients have left serves a later client', async t => {
  const { get, visit, calls, hold, release, begun, sharing, left } =
    await servePictures(t)
  hold()
  const leave = visit('/pictures/cat')
  await begun(1)

  leave()
  await left(1)
  const comes = get('/pictures/cat')
  await sharing(1)
  release()

  assert.equal((await comes).status, 200)
  assert.equal(calls.length, 1)
})

test('a failed resize is not the answer to a later request', async t => {
  const { get, fail } = await servePictures(t)
  fail(new Problem(422, 'This picture cannot be decoded'))

  const failed = await get('/pictures/cat')
  fail(undefined)
  const later = await get('/pictures/cat')

  assert.equal(failed.status, 422)
  assert.equal(later.status, 200)
})
