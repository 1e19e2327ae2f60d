import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { test } from 'node:test'
import { visit } from './test/visit.ts'

test('a page loads one stylesheet and its scripts, which browsers keep for a year', async t => {
  const { page, request } = await visit(t)
  const html = await page('/')
  const sheets = [...html.matchAll(/rel="stylesheet" href="([^"]+)"/g)]
  const scripts = [...html.matchAll(/<script type="module" src="([^"]+)"/g)]

  assert.equal(sheets.length, 1)
  for (const [, path] of [...sheets, ...scripts]) {
    const { status, headers } = await request(path)
    assert.equal(status, 200, path)
    assert.equal(
      headers.get('cache-control'),
      'public, max-age=31536000, immutable',
    )
  }
})

test('the stylesheet holds every sheet of the folder', async t => {
  const { page, request } = await visit(t)
  const [, path] = /href="([^"]+site\.css)"/.exec(await page('/')) ?? []

  const css = await (await request(path)).text()

  const folder = new URL('../../static/styles/', import.meta.url)
  for (const file of await readdir(folder)) {
    const own = await (await request(`/static/styles/${file}`)).text()
    assert.ok(css.includes(own), file)
  }
})

test('pages and stylesheets are compressed where the browser takes it, pictures are not', async t => {
  const { request } = await visit(t)
  const headers = { 'accept-encoding': 'gzip' }

  for (const path of ['/', '/static/styles/paper.css']) {
    const answer = await request(path, { headers })
    assert.equal(answer.headers.get('content-encoding'), 'gzip', path)
    assert.match(answer.headers.get('vary') ?? '', /Accept-Encoding/, path)
  }
  const picture = await request('/static/pictures/owl.webp', { headers })
  assert.equal(picture.headers.get('content-encoding'), null)
})
