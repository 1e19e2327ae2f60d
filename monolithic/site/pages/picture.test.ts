import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fakeModels } from '../test/fakes.ts'
import { accept, visit } from '../test/visit.ts'

const models = fakeModels({
  pictures: {
    resize: async (id, width, type) =>
      id === 'cat' ? Buffer.from(`${width} ${type}`) : null,
  },
})

test('a picture has the requested width, 640 by default', async t => {
  const { page } = await visit(t, models)

  assert.equal(await page('/pictures/cat?width=320'), '320 image/jpeg')
  assert.equal(await page('/pictures/cat'), '640 image/jpeg')
})

test('a client that names WebP gets WebP, any other gets JPEG', async t => {
  const { request } = await visit(t, models)
  const asked = {
    'image/avif,image/webp,image/*,*/*;q=0.8': 'image/webp',
    'image/jpeg, image/webp;q=0.5': 'image/jpeg',
    'image/jpeg, image/webp;q=0': 'image/jpeg',
    'image/*': 'image/jpeg',
    '*/*': 'image/jpeg',
  }

  for (const [header, type] of Object.entries(asked)) {
    const { headers } = await request('/pictures/cat', accept(header))
    assert.equal(headers.get('content-type'), type, header)
    assert.equal(headers.get('vary'), 'Accept')
  }
})

test('an invalid width is refused', async t => {
  const { request } = await visit(t, models)
  const wrong = [
    '15',
    '1601',
    '-1',
    '1e3',
    '',
    'wide',
    '99999999999',
    '64.5',
  ]

  for (const width of wrong) {
    const answer = await request(`/pictures/cat?width=${width}`)
    assert.equal(answer.status, 400, width)
  }
  assert.equal((await request('/pictures/cat?w=640')).status, 400)
})

test('an unknown picture is 404', async t => {
  const { request } = await visit(t, models)

  assert.equal((await request('/pictures/dog')).status, 404)
})
