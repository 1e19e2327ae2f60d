import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { postsQuery } from '../posts/query.ts'
import { fuzzApi } from './fuzz.ts'
import { operations } from './operations.ts'
import { partsOf } from './parts.ts'
import { findMissing } from './undocumented.ts'

test('300 requests made from the document get only documented answers, every success among them', async () => {
  const counts = await fuzzApi(300, 20)

  assert.deepEqual(findMissing(counts, { success: 1, refusal: 0 }), [])
})

test('the API accepts every query that the document allows, apart from a repeated sort field', () => {
  const list = operations.find(
    ({ path, method }) => path === '/api/posts' && method === 'GET',
  )
  assert.ok(list)
  const { valid } = partsOf(list).query
  const queries = fc.sample(valid, { numRuns: 500, seed: 1 })

  const issues = queries.flatMap(
    query => postsQuery.safeParse(query).error?.issues ?? [],
  )

  const messages = issues.map(({ message }) => message)
  const others = messages.filter(text => !/^names \w+ twice$/.test(text))
  assert.deepEqual(others, [])
})
