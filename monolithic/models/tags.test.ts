import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openDatabase } from '@workshop/platform/test/database'
import { createTags } from './tags.ts'

const { db } = await openDatabase()
const tags = createTags(db.collection('tags'))

test('tags are stored in the order of choosing, each once', async () => {
  await tags.add('anna', 'cats')
  await tags.add('anna', 'dogs')
  await tags.add('anna', 'cats')

  assert.deepEqual(await tags.of('anna'), ['cats', 'dogs'])
})

test('a tag can be removed; removing an unknown tag changes nothing', async () => {
  await tags.add('berta', 'cats')
  await tags.add('berta', 'dogs')
  await tags.remove('berta', 'cats')
  await tags.remove('berta', 'cats')
  await tags.remove('unknown', 'cats')

  assert.deepEqual(await tags.of('berta'), ['dogs'])
  assert.deepEqual(await tags.of('unknown'), [])
})

test('each user has separate tags, even with a name like an operator', async () => {
  await tags.add('$ne', '$set')
  await tags.add('__proto__', 'cats')

  assert.deepEqual(await tags.of('$ne'), ['$set'])
  assert.deepEqual(await tags.of('__proto__'), ['cats'])
})

test('many concurrent choices are all stored', async () => {
  const names = Array.from({ length: 20 }, (_, index) => `topic ${index}`)

  await Promise.all(names.map(name => tags.add('clara', name)))

  assert.deepEqual(new Set(await tags.of('clara')), new Set(names))
})
