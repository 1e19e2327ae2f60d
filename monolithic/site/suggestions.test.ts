import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '@workshop/platform/errors'
import type { Models } from './models.ts'
import { suggestWords } from './suggest-words.ts'
import { fakeModels, fakePost } from './test/fakes.ts'
import { visit } from './test/visit.ts'

const titles = ['My Garden in spring', 'Bread & "jam"', 'The end']

test('words that resemble the query come first, then the longest of each title', () => {
  assert.deepEqual(suggestWords('braed', titles), [...['bread', 'garden']])
  assert.deepEqual(suggestWords('zzz', titles), ['garden', 'bread'])
})

test('a word with a typing error is found again, and so is its beginning', () => {
  for (const query of ['gardn', 'gadren', 'gard', 'GARDENER', 'xx gärden'])
    assert.equal(suggestWords(query, titles.toReversed())[0], 'garden')
})

test('at most six words are suggested, each term once', () => {
  const many =
    'gardens garden gardening apple pear plum quince cherry grape'

  const words = suggestWords('zzz', [...many.split(' '), 'the', 'a', '42'])

  assert.equal(words.length, 6)
  assert.deepEqual(words.slice(0, 2), ['gardens', 'apple'])
})

test('an empty search suggests others, without posts that the reader has hidden', async t => {
  const asked: unknown[] = []
  const recommend: Models['posts']['recommend'] = async reader => {
    asked.push(reader)
    return [fakePost({ title: 'Lighthouse <b>' })]
  }
  const { page, json } = await visit(
    t,
    fakeModels({ posts: { recommend } }),
  )

  const results = await page('/search_results/lighthuose')
  const body = await json<object>('/search_results/lighthuose')

  assert.match(results, /href="\/search_results\/lighthouse">lighthouse</)
  assert.deepEqual(asked, [{ hidden: undefined }])
  assert.deepEqual(Object.keys(body), [
    'query',
    'page',
    'pages',
    'total',
    'posts',
  ])
})

test('while recommendations are unavailable the page suggests nothing and stays complete', async t => {
  const recommend = async () => {
    throw new Problem(503, 'recommend is unavailable')
  }
  const { request } = await visit(t, fakeModels({ posts: { recommend } }))

  const answer = await request('/search_results/zzz')

  const page = await answer.text()
  assert.equal(answer.status, 200)
  assert.match(page, /role="alert"/)
  assert.match(page, /Unavailable right now: suggestions/)
  assert.doesNotMatch(page, /class="suggestions"/)
})
