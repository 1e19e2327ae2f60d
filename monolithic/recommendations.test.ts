import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recommendations } from './recommendations.ts'
import { fakeModels } from './site/test/fakes.ts'
import { visit } from './site/test/visit.ts'

test('recommendations are computed for every request, even a redirect, and once for the front page', async t => {
  let computed = 0
  const recommend = async () => {
    computed += 1
    return []
  }
  const models = fakeModels({ posts: { recommend } })
  const before = [recommendations(models.posts)]
  const { request } = await visit(t, models, { before })

  for (const path of ['/', '/index', '/posts/a', '/nowhere'])
    await request(path)
  await request('/static/styles/paper.css')

  assert.equal(computed, 4)
})
