import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { asset } from './assets.ts'
import { fakeModels, fakePost } from './test/fakes.ts'
import { visit } from './test/visit.ts'

const folder = new URL('../../static/', import.meta.url)

test('a page has one stylesheet, which holds every sheet', async t => {
  const { page } = await visit(t)
  const html = await page('/')

  const [link = '', ...others] =
    html.match(/<link rel="stylesheet"[^>]*>/g) ?? []
  const stylesheet = await page(/href="([^"]+)"/.exec(link)?.[1] ?? '')

  assert.deepEqual(others, [])
  for (const name of await readdir(new URL('styles', folder))) {
    const sheet = await readFile(new URL(`styles/${name}`, folder), 'utf8')
    assert.ok(stylesheet.includes(sheet), `${name} is missing`)
  }
})

test('stylesheet and scripts may be cached for a year', async t => {
  const { request } = await visit(t)

  for (const name of [
    'site.css',
    'site.js',
    'actions.js',
    'place.js',
    'operation.js',
  ]) {
    const { status, headers } = await request(asset(name))
    assert.equal(status, 200, name)
    assert.equal(
      headers.get('cache-control'),
      'public, max-age=31536000, immutable',
    )
  }
})

test('an asset that is not there, or has another version, is a 404', async t => {
  const { request } = await visit(t)

  for (const path of [asset('no.css'), '/static/0123456789ab/site.css']) {
    const { status } = await request(path)
    assert.equal(status, 404, path)
  }
})

test('all scripts of the site are at most 10 kB compressed', async t => {
  const { page } = await visit(t)
  const names = ['site.js', 'actions.js', 'place.js', 'operation.js']

  const scripts = await Promise.all(names.map(name => page(asset(name))))

  const size = gzipSync(scripts.join('')).length
  assert.ok(size <= 10_000, `${size} bytes`)
})

test('browsers that ask for /favicon.ico get the icon', async t => {
  const { request } = await visit(t)

  const icon = await request('/favicon.ico')

  assert.equal(icon.status, 200)
  assert.match(icon.headers.get('content-type') ?? '', /^image\/svg\+xml/)
})

test('every page has a description of its own', async t => {
  const posts = { find: async () => fakePost() }
  const { page } = await visit(t, fakeModels({ posts }))
  const paths = [
    ...['/', '/login', '/recommended/', '/recommended/?topic=a'],
    ...['/posts/a', '/search_results/a', '/nowhere'],
  ]

  const pages = await Promise.all(paths.map(page))

  const descriptions = pages.map(
    html => /<meta name="description" content="([^"]+)">/.exec(html)?.[1],
  )
  assert.ok(!descriptions.includes(undefined), descriptions.join('\n'))
  assert.equal(new Set(descriptions).size, paths.length)
})

test('pages, stylesheet and scripts are compressed for clients that accept it', async t => {
  const { request } = await visit(t)
  const gzip = { 'accept-encoding': 'gzip' }

  for (const path of ['/', asset('site.css'), asset('site.js')])
    for (const method of ['GET', 'HEAD']) {
      const packed = await request(path, { method, headers: gzip })
      const identity = { 'accept-encoding': 'identity' }
      const plain = await request(path, { method, headers: identity })

      const encoding = method === 'GET' ? 'gzip' : null
      assert.equal(packed.headers.get('content-encoding'), encoding, path)
      assert.equal(plain.headers.get('content-encoding'), null, path)
      for (const { headers } of [packed, plain])
        assert.match(headers.get('vary') ?? '', /Accept-Encoding/, path)
    }
})

test('a compressed page keeps Vary: Accept, and its ETag still saves the next body', async t => {
  const { request } = await visit(t)
  const headers = { 'accept-encoding': 'gzip' }
  const first = await request('/', { headers })

  const etag = first.headers.get('etag') ?? ''
  const again = await request('/', {
    headers: {
      ...headers,
      'if-none-match': etag,
      'cache-control': 'max-age=0',
    },
  })

  assert.match(first.headers.get('vary') ?? '', /\bAccept\b(?!-)/)
  assert.equal(again.status, 304)
})
