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
})

const types: Record<string, RegExp> = {
  css: /^text\/css/,
  js: /^(text|application)\/javascript/,
  svg: /^image\/svg\+xml/,
}

function typeOf(path: string) {
  const ending = /\.(\w+)(\?.*)?$/.exec(path)?.[1] ?? ''
  return types[ending] ?? /^(image|font)\//
}

async function findAssets(site: Site) {
  const [{ id }] = recommend(site.posts)
  const found = new Set<string>()
  for (const path of ['/', '/recommended/', `/posts/${id}`, '/login']) {
    const page = await site.page(path)
    const elements = [
      ...findAll(page, 'link', { href: '' }),
      ...findAll(page, 'script', { src: '' }),
      // A few stand for all: each costs the site some work.
      ...findAll(page, 'img', { src: '' }).slice(0, 2),
    ]
    for (const { attributes } of elements)
      found.add(attributes.href ?? attributes.src)
  }
  assert.ok(found.size > 0, 'no page has a stylesheet')
  return found
}
