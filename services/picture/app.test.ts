import assert from 'node:assert/strict'
import { test } from 'node:test'
import { servePictures } from './test/serve-pictures.ts'

test('a picture has the requested width, 640 by default', async t => {
  const { get } = await servePictures(t)

  const wide = await get('/pictures/cat?width=320')
  const usual = await get('/pictures/cat')

  assert.equal(await wide.text(), 'cat, 320 wide')
  assert.equal(await usual.text(), 'cat, 640 wide')
})

test('an invalid width or an unknown field is a 400 that names it', async t => {
  const { get, calls } = await servePictures(t)
  const wrong = [
    ...['15', '1601', '-64', '64.5', '1e2', '0x40', '', 'wide'].map(
      width => ['width', width],
    ),
    ['w', '640'],
  ]

  for (const [field, value] of wrong) {
    const answer = await get(`/pictures/cat?${field}=${value}`)
    const { errors } = (await answer.json()) as {
      errors: { field: string }[]
    }

    assert.equal(answer.status, 400, value)
    assert.equal(errors[0].field, field)
  }
  assert.equal((await get('/pictures/cat?width=64&width=65')).status, 400)
  assert.deepEqual(calls, [])
})

test('Accept chooses the format; WebP must be named', async t => {
  const { get } = await servePictures(t)
  const asked = {
    'image/avif,image/webp,*/*;q=0.8': 'image/webp',
    'image/jpeg;q=0.5, image/webp': 'image/webp',
    'image/webp;q=0.1': 'image/webp',
    'image/jpeg, image/webp;q=0.5': 'image/jpeg',
    'image/*, image/webp;q=0': 'image/jpeg',
    'image/*': 'image/jpeg',
    '*/*': 'image/jpeg',
    'text/html': 'image/jpeg',
  }

  for (const [accept, type] of Object.entries(asked)) {
    const { headers } = await get('/pictures/cat', { headers: { accept } })
    assert.equal(headers.get('content-type'), type, accept)
    assert.equal(headers.get('vary'), 'Accept')
  }
})

test('a picture may be cached for an hour', async t => {
  const { get } = await servePictures(t)

  const { headers } = await get('/pictures/cat')

  assert.equal(headers.get('cache-control'), 'public, max-age=3600')
})

test('a client that sends the ETag gets a 304 without a resize', async t => {
  const { get, getUnless, calls } = await servePictures(t)
  const etag = (await get('/pictures/cat')).headers.get('etag') ?? ''
  assert.match(etag, /^"[\w-]+"$/)

  for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const answer = await getUnless(known, '/pictures/cat?width=640')

    assert.equal(answer.status, 304, known)
    assert.equal(answer.headers.etag, etag)
    assert.equal(answer.headers.vary, 'Accept')
    assert.equal(answer.data, '')
  }
  assert.equal(calls.length, 1)
})

test('the ETag differs by original, width and format', async t => {
  const { get, getUnless } = await servePictures(t)
  const webp = { headers: { accept: 'image/webp' } }

  const answers = await Promise.all([
    get('/pictures/cat'),
    get('/pictures/dog'),
    get('/pictures/cat?width=639'),
    get('/pictures/cat', webp),
  ])
  const etags = new Set(answers.map(({ headers }) => headers.get('etag')))
  const others = [...etags].slice(1).join(', ')
  const { status } = await getUnless(others, '/pictures/cat')

  assert.equal(etags.size, 4)
  assert.equal(status, 200)
})

test('an unknown picture is a 404, a method that changes is a 405', async t => {
  const { get } = await servePictures(t)

  const unknown = await get('/pictures/moon')
  const changed = await get('/pictures/cat', { method: 'DELETE' })

  assert.equal(unknown.status, 404)
  assert.match(
    unknown.headers.get('content-type') ?? '',
    /^application\/problem\+json/,
  )
  assert.equal(changed.status, 405)
  assert.equal(changed.headers.get('allow'), 'GET, HEAD, OPTIONS')
})
