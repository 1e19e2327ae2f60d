import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { useDatabase } from '../test/database.ts'

const suite = useDatabase()

const documents = [
  { _id: 1, title: 'Running a database', selftext: 'about servers' },
  { _id: 2, title: 'Cooking at home', selftext: 'a database of recipes' },
  { _id: 3, title: 'The runner', selftext: 'runs every day' },
  { _id: 4, title: 'Silence', selftext: '' },
]

async function searchable(t: TestContext) {
  const posts = await suite.collection(t, documents)
  await posts.createIndex(
    { title: 'text', selftext: 'text' },
    { weights: { title: 10, selftext: 1 }, default_language: 'english' },
  )
  const search = async ($search: string) => {
    const score = { $meta: 'textScore' } as const
    const found = await posts
      .find({ $text: { $search } }, { projection: { score } })
      .sort({ score, _id: 1 })
      .toArray()
    return found.map(({ _id }) => _id)
  }
  return { posts, search }
}

test('words are found by their stem, better places first', async t => {
  const { search } = await searchable(t)

  assert.deepEqual(await search('databases'), [1, 2])
  assert.deepEqual((await search('run')).sort(), [1, 3])
})

test('any of the words is enough, a phrase is needed, a negated word is not wanted', async t => {
  const { search } = await searchable(t)

  assert.deepEqual((await search('database silence')).sort(), [1, 2, 4])
  assert.deepEqual(await search('"database of recipes"'), [2])
  assert.deepEqual(await search('database -cooking'), [1])
})

test('stop words alone find nothing', async t => {
  const { search } = await searchable(t)

  assert.deepEqual(await search('the of a'), [])
})

test('what is changed and deleted is found no more', async t => {
  const { posts, search } = await searchable(t)

  await posts.updateOne({ _id: 1 }, { $set: { title: 'Walking' } })
  await posts.deleteOne({ _id: 2 })

  assert.deepEqual(await search('database'), [])
  assert.deepEqual(await search('walk'), [1])
})

test('$text works as the first stage of an aggregation', async t => {
  const { posts } = await searchable(t)

  const found = await posts
    .aggregate([
      { $match: { $text: { $search: 'database' } } },
      { $sort: { score: { $meta: 'textScore' } } },
      { $project: { score: { $meta: 'textScore' } } },
    ])
    .toArray()

  assert.deepEqual(
    found.map(({ _id }) => _id),
    [1, 2],
  )
  assert.ok(found[0].score > found[1].score)
})

test('$text without a text index is IndexNotFound', async t => {
  const posts = await suite.collection(t, documents)

  await assert.rejects(posts.findOne({ $text: { $search: 'x' } }), {
    code: 27,
  })
})

test('createIndex waits for a build of the same index', async t => {
  const many = Array.from({ length: 3000 }, (_, n) => ({
    title: `post ${n} of cats and dogs`,
  }))
  const posts = await suite.collection(t, many)

  const search = async () => {
    await posts.createIndex({ title: 'text' })
    return posts.countDocuments({ $text: { $search: 'cat' } })
  }
  const found = await Promise.all([search(), search(), search(), search()])

  assert.deepEqual(found, [3000, 3000, 3000, 3000])
})
