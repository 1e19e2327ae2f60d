import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startTestDatabase } from '@workshop/platform/test/server'
import { startReplica } from '@workshop/services/test/replica'
import { createApp } from './app.ts'
import { createTags } from './tags.ts'

const { uri } = await startTestDatabase()
const [tag, other] = [await startTag(), await startTag()]

test('tags are stored in the order of choosing, each once', async () => {
  for (const name of ['cats', 'dogs', 'cats']) {
    const { status } = await tag.put(`/users/anna/tags/${name}`)
    assert.equal(status, 204)
  }

  const { data } = await tag.get('/users/anna/tags')

  assert.deepEqual(data, { user: 'anna', tags: ['cats', 'dogs'] })
})

test('removing a tag is idempotent, also for an unknown user', async () => {
  await tag.put('/users/berta/tags/cats')

  for (const user of ['berta', 'berta', 'unknown']) {
    const { status } = await tag.delete(`/users/${user}/tags/cats`)
    assert.equal(status, 204)
  }

  const { data } = await tag.get('/users/berta/tags')
  assert.deepEqual(data.tags, [])
})

test('another replica has a new tag at once', async () => {
  for (const name of ['a', 'b', 'c']) {
    await tag.put(`/users/clara/tags/${name}`)

    const { data } = await other.get('/users/clara/tags')
    assert.equal(data.tags.at(-1), name)
  }
})

test('concurrent choices in two replicas are all stored', async () => {
  const names = Array.from({ length: 20 }, (_, index) => `topic ${index}`)

  await Promise.all(
    names.map((name, index) =>
      [tag, other][index % 2].put(`/users/dora/tags/${name}`),
    ),
  )

  const { data } = await tag.get('/users/dora/tags')
  assert.deepEqual(data.tags.toSorted(), names.toSorted())
})

test('any text is a name: operators, slashes, other scripts', async () => {
  for (const name of ['$set', '__proto__', 'a/b', 'Eulen & Käuze']) {
    const path = `/users/${encodeURIComponent(name)}/tags`
    await tag.put(`${path}/${encodeURIComponent(name)}`)

    const { data } = await tag.get(path)
    assert.deepEqual(data, { user: name, tags: [name] })
  }
})

test('names of more than 64 characters, or with invisible ones, are refused', async () => {
  const path = `/users/${'x'.repeat(65)}/tags/%00`

  const { status, data } = await tag.put(path)

  assert.equal(status, 400)
  assert.deepEqual(
    data.errors.map(({ field }: { field: string }) => field),
    ['user', 'tag'],
  )
  assert.equal((await tag.get('/users/anna/tags?user=berta')).status, 400)
})

function startTag() {
  return startReplica({ after }, { uri, store: 'tag' }, service =>
    service.serve(createApp(createTags(service.db))),
  )
}
