import assert from 'node:assert/strict'
import { imageSize } from 'image-size'
import { atLeastOne, forEvery, group, type Site } from '../check.ts'
import { refuses } from '../expected/problems.ts'

export const picturesChecks = group('Pictures', {
  'a picture comes as JPEG, in the width asked for': [
    'GET /pictures/{id}?width=64: the pixels themselves are 64 wide',
    site =>
      forEvery(findIds(site).slice(0, 4), async id => {
        const { type, width } = await read(site, `${id}?width=64`)
        assert.deepEqual({ type, width }, { type: 'jpg', width: 64 })
      }),
  ],
  'a client that names WebP gets WebP; `*/*` alone means JPEG': [
    'content negotiation by Accept, Vary: Accept on each answer',
    async site => {
      const [id] = findIds(site)
      const formats = {
        'image/avif,image/webp,*/*;q=0.8': ['image/webp', 'webp'],
        '*/*': ['image/jpeg', 'jpg'],
      }
      for (const [accept, wanted] of Object.entries(formats)) {
        const found = await read(site, `${id}?width=64`, accept)

        const { type, width, headers } = found
        assert.deepEqual([headers['content-type'], type], wanted)
        assert.equal(width, 64)
        assert.match(headers.vary ?? '', /\bAccept\b/i)
      }
    },
  ],
  'without a width it is 640 wide, unless the original is narrower': [
    'default 640; a picture is never enlarged',
    site =>
      forEvery(findIds(site).slice(0, 3), async id => {
        const whole = await read(site, `${id}?width=1600`)

        const { width } = await read(site, id)

        assert.ok(whole.width <= 1600)
        assert.equal(width, Math.min(640, whole.width))
      }),
  ],
  'it keeps its proportions': [
    'the height follows the width',
    async site => {
      const [id] = findIds(site)
      const whole = await read(site, `${id}?width=1600`)

      const { height } = await read(site, `${id}?width=200`)

      const wanted = (200 * whole.height) / whole.width
      assert.ok(Math.abs(height - wanted) <= 1, `${height}, not ${wanted}`)
    },
  ],
  'a width that is none, too small or too large is a 400': [
    'width: a whole number from 16 to 1600; the problem names `width`',
    site => {
      const [id] = findIds(site)
      const invalid = '15 1601 0 -64 64.5 1e2 abc 0x40'.split(' ')
      const paths = invalid.map(width => `/pictures/${id}?width=${width}`)
      return refuses(paths, { status: 400, field: 'width' })(site)
    },
  ],
  'every picture of the posts is there': [
    'each thumbnail /pictures/{id} of the dataset answers 200',
    site => forEvery(findIds(site), id => read(site, `${id}?width=16`)),
  ],
  'an unknown picture is a 404': [
    'GET /pictures/no-such-picture',
    refuses(['/pictures/no-such-picture'], { status: 404 }),
  ],
})

function findIds({ posts }: Site) {
  const ids = posts.flatMap(
    ({ thumbnail }) => /^\/pictures\/([\w-]+)$/.exec(thumbnail)?.[1] ?? [],
  )
  const unique = [...new Set(ids)].sort()
  return atLeastOne(unique, 'pictures of our own')
}

/** A picture’s headers, with the format and the size of its pixels. */
async function read(site: Site, wanted: string, accept = 'image/jpeg') {
  const answer = await site.get(`/pictures/${wanted}`, { accept })
  assert.equal(answer.status, 200, answer.what)
  const { headers, body } = answer
  if (accept === 'image/jpeg')
    assert.equal(headers['content-type'], accept, answer.what)
  return { headers, ...imageSize(body) }
}
