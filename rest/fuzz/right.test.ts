import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { postsQuery } from '../posts/query.ts'
import { operations } from './document.ts'
import { right } from './right.ts'

test('the API takes every query that the document allows; only a field that is sorted by twice cannot be told', () => {
  const list = operations.filter(
    ({ path, method }) => path === '/api/posts' && method === 'GET',
  )
  const queries = list.flatMap(operation =>
    fc.sample(right.query(operation), { numRuns: 500, seed: 1 }),
  )

  const issues = queries.flatMap(
    query => postsQuery.safeParse(query).error?.issues ?? [],
  )

  const messages = issues.map(({ message }) => message)
  const others = messages.filter(text => !/^names \w+ twice$/.test(text))
  assert.deepEqual(others, [])
  assert.equal(queries.length, 500)
})
