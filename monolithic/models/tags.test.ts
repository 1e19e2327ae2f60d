import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openDatabase } from '@workshop/platform/test/database'
import { createTags } from './tags.ts'

const { db } = await openDatabase()
const tags = createTags(db.collection('tags'))

test('tags are kept in the order of choosing, each once', async () => {
  await tags.add('anna', 'cats')
  await tags.add('anna', 'dogs')
  await tags.add('anna', 'cats')

  assert.deepEqual(await tags.of('anna'), ['cats', 'dogs'])
})

test('a tag can be taken away; taking away what is not there changes nothing', async () => {
  await tags.add('berta', 'cats')
  await tags.add('berta', 'dogs')
  await tags.remove('berta', 'cats')
  await tags.remove('berta', 'cats')
  await tags.remove('nobody', 'cats')

  assert.deepEqual(await tags.of('berta'), ['dogs'])
  assert.deepEqual(await tags.of('nobody'), [])
})

test('everybody has tags of their own, whatever their name looks like', async () => {
  await tags.add('$ne', '$set')
  await tags.add('__proto__', 'cats')

  assert.deepEqual(await tags.of('$ne'), ['$set'])
  assert.deepEqual(await tags.of('__proto__'), ['cats'])
})

test('many choices at once are all kept', async () => {
  const names = Array.from({ length: 20 }, (_, index) => `topic ${index}`)

  await Promise.all(names.map(name => tags.add('clara', name)))

  assert.deepEqual(new Set(await tags.of('clara')), new Set(names))
})
