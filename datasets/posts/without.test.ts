import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ObjectId } from 'mongodb'
import { withoutPosts } from './without.ts'

test('a filter leaves posts out by their keys', () => {
  const hex = '65920afb4dd7023573252202'

  assert.deepEqual(withoutPosts(['abc', hex]), {
    _id: { $nin: ['abc', new ObjectId(hex)] },
  })
})

test('a filter that leaves out no post is empty', () => {
  assert.deepEqual(withoutPosts([]), {})
})
