import assert from 'node:assert/strict'
import { forEvery, group, type Site } from '../check.ts'
import { assertType } from '../expected/problems.ts'
import { recommend } from '../expected/recommend.ts'
import { findAll } from '../http/page.ts'

export const assetsChecks = group('Assets', {
  'stylesheet, scripts, icons and pictures are our own': [
    'every link, script and img leads to a path of this site',
    async site => {
      for (const address of await findAssets(site))
        assert.match(address, /^\/(?!\/)/, `${address} is another site’s`)
    },
  ],
  'each is there, with its type': [
    'a missing file, or an invalid Content-Type',
    async site =>
      forEvery(await findAssets(site), async path => {
        const answer = await site.get(path)
        assert.equal(answer.status, 200, answer.what)
        assertType(answer, typeOf(path))
      }),
  ],
  'each may be cached: Cache-Control, and an ETag that saves the next body':
    [
      'If-None-Match with the ETag: 304 without a body',
      async site =>
        forEvery(await findAssets(site), async path => {
          const { headers } = await site.get(path)
          assert.ok(headers['cache-control'], `${path}: no Cache-Control`)
          assert.ok(headers.etag, `${path}: no ETag`)

          const again = { 'if-none-match': headers.etag }
          const { status, body } = await site.get(path, again)

          assert.equal(status, 304, path)
          assert.equal(body.length, 0)
        }),
    ],
  'a page with its stylesheet and scripts is at most 40 kB, compressed': [
    'Content-Encoding: gzip where it is accepted; the sum of the bodies',
    async site => {
      const stylesAndScripts = await findAssets(site, { pictures: false })
      const shared = await weigh(site, stylesAndScripts)
      for (const path of pagePaths(site)) {
        const size = shared + (await weigh(site, [path]))
        assert.ok(size <= maxPageBytes, `${path}: ${size} bytes`)
      }
    },
  ],
})

const maxPageBytes = 40_000

/** Bytes below which compressing gains nothing. */
const smallest = 1024

async function weigh(site: Site, paths: Iterable<string>) {
  let size = 0
  for (const path of paths) {
    const answer = await site.get(path, { 'accept-encoding': 'gzip' })
    const { length } = answer.body
    const isPacked = answer.headers['content-encoding'] === 'gzip'
    const message = `${answer.what} is not compressed`
    assert.ok(isPacked || length <= smallest, message)
    size += length
  }
  return size
}

const types: Record<string, RegExp> = {
  css: /^text\/css/,
  js: /^(text|application)\/javascript/,
  svg: /^image\/svg\+xml/,
}

function typeOf(path: string) {
  const ending = /\.(\w+)(\?.*)?$/.exec(path)?.[1] ?? ''
  return types[ending] ?? /^(image|font)\//
}

function pagePaths({ posts }: Site) {
  const [{ id }] = recommend(posts)
  return ['/', '/recommended/', `/posts/${id}`, '/login']
}

async function findAssets(site: Site, { pictures = true } = {}) {
  const found = new Set<string>()
  for (const path of pagePaths(site)) {
    const page = await site.page(path)
    const elements = [
      ...findAll(page, 'link', { href: '' }),
      ...findAll(page, 'script', { src: '' }),
      // A few stand for all: each costs the site some work.
      ...findAll(page, 'img', { src: '' }).slice(0, 2),
    ]
    for (const { tag, attributes } of elements) {
      const isPicture = tag === 'img' || attributes.rel === 'icon'
      if (pictures || !isPicture)
        found.add(attributes.href ?? attributes.src)
    }
  }
  assert.ok(found.size > 0, 'no page has a stylesheet')
  return found
}
