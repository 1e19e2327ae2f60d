import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type Client,
  UpstreamUnavailable,
} from '@workshop/platform/client/client'
import { Problem } from '@workshop/platform/errors'
import { byWeight } from './versions.ts'

function fake(answer: () => unknown): Client {
  const call = async () => ({ status: 200, headers: {}, data: answer() })
  return {
    upstream: 'search',
    call: call as Client['call'],
    ready: async () => {},
    close: () => {},
  }
}

const away = () => {
  throw new UpstreamUnavailable('search')
}

test('new weights hold from the next call on', async () => {
  let weights: Record<string, number> = { 1: 1 }
  const versions = { 1: fake(() => 'first'), 2: fake(() => 'second') }
  const search = byWeight(versions, () => weights)

  const before = await search.call('/search')
  weights = { 2: 1 }
  const after = await search.call('/search')

  assert.deepEqual([before.data, after.data], ['first', 'second'])
})

test('while one version is unavailable the other answers', async () => {
  const versions = { 1: fake(away), 2: fake(() => 'second') }
  const search = byWeight(versions, () => ({ 1: 1_000_000, 2: 1 }))

  for (let call = 0; call < 10; call++)
    assert.equal((await search.call('/search')).data, 'second')
})

test('a version without a share is not even a substitute', async () => {
  const versions = { 1: fake(away), 2: fake(() => 'second') }
  const search = byWeight(versions, () => ({ 1: 1, 2: 0 }))

  await assert.rejects(search.call('/search'), UpstreamUnavailable)
})

test('a request that one version refuses is not sent to the other', async () => {
  let asked = 0
  const refuse = () => {
    asked += 1
    throw new Problem(400, 'The request has wrong fields')
  }
  const versions = { 1: fake(refuse), 2: fake(refuse) }
  const search = byWeight(versions, () => ({ 1: 1, 2: 1 }))

  await assert.rejects(search.call('/search'), { status: 400 })
  assert.equal(asked, 1)
})
