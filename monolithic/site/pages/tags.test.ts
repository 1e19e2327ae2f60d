import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Reader } from '../models.ts'
import { fakeModels, fakeRecommended } from '../test/fakes.ts'
import { accept, visit } from '../test/visit.ts'

test('a topic can be preferred and removed again', async t => {
  const { tags } = fakeModels()
  const recommended = async (
    _topic: string | null,
    _page: number,
    { user = '' }: Reader,
  ) =>
    fakeRecommended({
      topics: [{ name: 'travel', posts: 62 }],
      tags: await tags.of(user),
    })
  const models = fakeModels({ posts: { recommended }, tags })
  const { signIn, token, send, page } = await visit(t, models)
  await signIn()
  const _csrf = await token('/')

  const before = await page('/recommended/')
  const answer = await send('/tags', { tag: 'travel', on: 'true', _csrf })
  const chosen = await page('/recommended/')
  await send('/tags', { tag: 'travel', on: 'false', _csrf })
  const after = await page('/recommended/')

  assert.equal(answer.status, 303)
  assert.match(before, /aria-pressed="false" aria-label="Prefer travel"/)
  assert.match(chosen, /aria-pressed="true" aria-label="Prefer travel"/)
  assert.match(after, /aria-pressed="false" aria-label="Prefer travel"/)
})

test('the redirect leads to the page of the form, and never to another site', async t => {
  const { url, signIn, token, request } = await visit(t)
  await signIn()
  const _csrf = await token('/')
  const ways = {
    [`${url}/recommended/?topic=a%20b`]: '/recommended/?topic=a%20b',
    [`${url}//evil.example/`]: '/evil.example/',
    'https://evil.example/': '/recommended/',
    nonsense: '/recommended/',
    '': '/recommended/',
  }

  for (const [referer, way] of Object.entries(ways)) {
    const body = new URLSearchParams({ tag: 'a', on: 'true', _csrf })
    const headers = { referer }
    const answer = await request('/tags', { method: 'POST', body, headers })
    assert.equal(answer.headers.get('location'), way, referer)
  }
})

test('only a signed-in user has topics', async t => {
  const { token, send } = await visit(t)

  const answer = await send('/tags', { tag: 'a', _csrf: await token() })

  assert.equal(answer.status, 401)
  assert.match(await answer.text(), /href="\/login"/)
})

test('an invalid tag is refused, and the field is named', async t => {
  const { signIn, token, request } = await visit(t)
  await signIn()
  const _csrf = await token('/')
  const wrong = [
    [{ on: true }, 'tag'],
    [{ tag: '' }, 'tag'],
    [{ tag: '.' }, 'tag'],
    [{ tag: 'a'.repeat(65) }, 'tag'],
    [{ tag: { $ne: '' } }, 'tag'],
    [{ tag: 'a', on: 'perhaps' }, 'on'],
    [{ tag: 'a', user: 'other' }, 'user'],
  ] as const

  for (const [fields, field] of wrong) {
    const init = accept('application/json', {
      method: 'POST',
      body: JSON.stringify({ ...fields, _csrf }),
      headers: { 'content-type': 'application/json' },
    })
    const answer = await request('/tags', init)
    assert.equal(answer.status, 400)
    assert.match(await answer.text(), new RegExp(`"field":"${field}"`))
  }
})
