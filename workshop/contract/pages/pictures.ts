import assert from 'node:assert/strict'
import { imageSize } from 'image-size'
import { atLeastOne, check, group, type Site } from '../check.ts'
import { assertProblem, wantsProblem } from '../expected/problems.ts'

const jpeg = { accept: 'image/jpeg' }
const webp = { accept: 'image/avif,image/webp,*/*;q=0.8' }

export const picturesChecks = group(
  'Pictures',
  check(
    'a picture comes as JPEG, in the width asked for',
    'GET /pictures/{id}?width=64: the pixels themselves are 64 wide',
    async site => {
      for (const id of findIds(site).slice(0, 4)) {
        const answer = await site
          .visit()
          .get(`/pictures/${id}?width=64`, jpeg)

        assert.equal(answer.status, 200, answer.what)
        assert.equal(answer.headers['content-type'], 'image/jpeg')
        const { type, width } = imageSize(answer.body)
        assert.deepEqual({ type, width }, { type: 'jpg', width: 64 })
      }
    },
  ),
  check(
    'a client that names WebP gets WebP; `*/*` alone means JPEG',
    'content negotiation by Accept, Vary: Accept on each answer',
    async site => {
      const path = `/pictures/${findIds(site)[0]}?width=64`
      const any = { accept: '*/*' }
      const asked = [
        [webp, 'image/webp', 'webp'],
        [any, 'image/jpeg', 'jpg'],
      ] as const
      for (const [headers, name, format] of asked) {
        const answer = await site.visit().get(path, headers)

        assert.equal(answer.headers['content-type'], name)
        const { type, width } = imageSize(answer.body)
        assert.deepEqual({ type, width }, { type: format, width: 64 })
        assert.match(answer.headers.vary ?? '', /\bAccept\b/i)
      }
    },
  ),
  check(
    'without a width it is 640 wide, unless the original is narrower',
    'default 640; a picture is never enlarged',
    async site => {
      for (const id of findIds(site).slice(0, 3)) {
        const whole = await readSize(site, `${id}?width=1600`)

        const size = await readSize(site, id)

        assert.ok(whole.width <= 1600)
        assert.equal(size.width, Math.min(640, whole.width))
      }
    },
  ),
  check(
    'it keeps its proportions',
    'the height follows the width',
    async site => {
      const [id] = findIds(site)
      const whole = await readSize(site, `${id}?width=1600`)

      const { height } = await readSize(site, `${id}?width=200`)

      const wanted = (200 * whole.height) / whole.width
      assert.ok(Math.abs(height - wanted) <= 1, `${height}, not ${wanted}`)
    },
  ),
  check(
    'a width that is none, too small or too large is a 400',
    'width: a whole number from 16 to 1600; the problem names `width`',
    async site => {
      const [id] = findIds(site)
      const invalid = [
        '15',
        '1601',
        '0',
        '-64',
        '64.5',
        '1e2',
        'abc',
        '0x40',
      ]
      for (const width of invalid) {
        const path = `/pictures/${id}?width=${width}`
        const answer = await site.visit().get(path, wantsProblem)
        assertProblem(answer, { status: 400, field: 'width' })
      }
    },
  ),
  check(
    'every picture of the posts is there',
    'each thumbnail /pictures/{id} of the dataset answers 200',
    async site => {
      for (const id of findIds(site)) await readSize(site, `${id}?width=16`)
    },
  ),
  check(
    'an unknown picture is a 404',
    'GET /pictures/no-such-picture',
    async site => {
      const path = '/pictures/no-such-picture'

      const answer = await site.visit().get(path, wantsProblem)

      assertProblem(answer, { status: 404 })
    },
  ),
)

function findIds({ posts }: Site) {
  const ids = posts.flatMap(
    ({ thumbnail }) => /^\/pictures\/([\w-]+)$/.exec(thumbnail)?.[1] ?? [],
  )
  const unique = [...new Set(ids)].sort()
  return atLeastOne(unique, 'pictures of our own')
}

async function readSize(site: Site, wanted: string) {
  const answer = await site.visit().get(`/pictures/${wanted}`, jpeg)
  assert.equal(answer.status, 200, answer.what)
  return imageSize(answer.body)
}
