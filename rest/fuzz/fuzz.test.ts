import assert from 'node:assert/strict'
import { test } from 'node:test'
import { partsOf } from '@workshop/platform/test/api-fuzz/parts'
import { findMissing } from '@workshop/platform/test/api-fuzz/undocumented'
import fc from 'fast-check'
import { postsQuery } from '../posts/query.ts'
import { fuzzRest, restDocument } from './fuzz.ts'

test('300 requests made from the document get only documented answers, every success among them', async () => {
  const counts = await fuzzRest(300, 20)

  const least = { success: 1, refusal: 0, except: ['503'] }
  assert.deepEqual(findMissing(restDocument, counts, least), [])
})

test('the API accepts every query that the document allows, apart from a repeated sort field', () => {
  const list = restDocument.operations.find(
    ({ path, method }) => path === '/api/posts' && method === 'GET',
  )
  assert.ok(list)
  const { valid } = partsOf(restDocument, list).query
  const queries = fc.sample(valid, { numRuns: 500, seed: 1 })

  const issues = queries.flatMap(
    query => postsQuery.safeParse(query).error?.issues ?? [],
  )

  const messages = issues.map(({ message }) => message)
  const others = messages.filter(text => !/^names \w+ twice$/.test(text))
  assert.deepEqual(others, [])
})
