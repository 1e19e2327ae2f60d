import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startApi } from '../test/api.ts'

const { get } = await startApi()
const { text: page, type, headers } = await get('/api/docs/')

test('the page and all that it loads come from here', async () => {
  const loaded = [...page.matchAll(/<link .*href="([^"]+)"/g)]

  assert.equal(type, 'text/html')
  assert.equal(loaded.length, 3)
  for (const [, path] of loaded)
    assert.equal((await get(path)).status, 200, path)
  const policy = headers.get('content-security-policy') ?? ''
  assert.match(policy, /default-src 'none'/)
  assert.doesNotMatch(policy, /https?:|\*|unsafe/)
})

test('the page shows every operation and schema of the document', async () => {
  const { data } = await get('/api/openapi.json')
  const methods = Object.values(data.paths).flatMap(path =>
    Object.keys(path as object).filter(key => key !== 'parameters'),
  )

  assert.equal(page.match(/class="method/g)?.length, methods.length)
  for (const path of Object.keys(data.paths))
    assert.ok(page.includes(`<h3><code>${path}</code></h3>`), path)
  for (const name of Object.keys(data.components.schemas))
    assert.ok(page.includes(`<pre id="${name}">`), name)
})

test('a schema is named with a link to it', () => {
  const ids = [...page.matchAll(/ id="(\w+)"/g)].map(([, id]) => id)
  const links = [...page.matchAll(/ href="#(\w+)"/g)].map(([, id]) => id)

  assert.ok(links.includes('NewPost'))
  assert.deepEqual(
    links.filter(id => !ids.includes(id)),
    [],
  )
})

test('a parameter of all operations of a path is shown at each', () => {
  const [, ...operations] = page.split('<details>')
  const forOne = operations.filter(text =>
    text.includes('<code>/api/posts/{id}</code>'),
  )

  assert.equal(forOne.length, 4)
  for (const text of forOne)
    assert.match(
      text,
      /<code>id<\/code><\/th>\s*<td>path, required<\/td>\s*<td>string/,
    )
})

test('an answer that the document refers to is shown with its meaning', () => {
  const answer =
    /<th scope="row">428<\/th>\s*<td>If-Match is missing<\/td>\s*<td><a href="#Problem">/

  assert.match(page, answer)
})

test('no other file is served', async () => {
  for (const path of ['docs.ejs', 'constructor', '..%2fdocs.ts']) {
    const { status } = await get(`/api/docs/${path}`)
    assert.equal(status, 404, path)
  }
})

test('the description is served as it is made', async () => {
  const { type, data } = await get('/api/openapi.json')

  assert.equal(type, 'application/json')
  assert.equal(data.openapi, '3.1.0')
})
