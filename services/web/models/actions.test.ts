import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Action } from '@workshop/monolithic/site/models'
import type { Call, Client } from '@workshop/platform/client/client'
import { callOf, createActions } from './actions.ts'

type Asked = { path: string } & Call

const share: Action = {
  verb: 'share',
  post: 'a/b',
  user: 'maria',
  undo: false,
  key: 'k-1',
}

const operation = {
  id: 'x',
  verb: 'share',
  status: 'running',
  progress: 0.5,
  _links: { self: { href: '/operations/x' } },
}

/** Every action on a service that always answers like this. */
function fakeActions(status: number, data: unknown) {
  const asked: Asked[] = []
  const client = {
    async call(path: string, call?: Call) {
      asked.push({ path, ...call })
      return { status, headers: {}, data }
    },
  } as Client
  return {
    asked,
    actions: createActions({ like: client, share: client, hide: client }),
  }
}

test('an action is one call with its idempotency key', async () => {
  const { asked, actions } = fakeActions(201, {})

  const accepted = await actions.perform(share)

  assert.equal(accepted, undefined)
  assert.deepEqual(asked, [
    {
      path: '/posts/a%2Fb/shares',
      method: 'POST',
      data: { user: 'maria' },
      idempotencyKey: 'k-1',
    },
  ])
})

test('a like or a hide is put, or deleted to take it back', async () => {
  const { asked, actions } = fakeActions(200, {})

  for (const verb of ['like', 'hide'] as const)
    for (const undo of [false, true])
      await actions.perform({ ...share, verb, undo })

  assert.deepEqual(
    asked.map(({ method, path }) => `${method} ${path}`),
    [
      'PUT /posts/a%2Fb/likes/maria',
      'DELETE /posts/a%2Fb/likes/maria',
      'PUT /users/maria/hidden/a%2Fb',
      'DELETE /users/maria/hidden/a%2Fb',
    ],
  )
})

test('liked and hidden posts are asked for by their reader', async () => {
  const { asked, actions } = fakeActions(200, { posts: ['a'] })

  const liked = await actions.liked('maria', ['a', 'b'])
  const hidden = await actions.hidden('maria')

  assert.deepEqual([liked, hidden], [['a'], ['a']])
  assert.deepEqual(asked, [
    { path: '/users/maria/likes', params: { posts: 'a,b' } },
    { path: '/users/maria/hidden', params: undefined },
  ])
})

test('a 202 is an operation to follow', async () => {
  const { actions } = fakeActions(202, operation)

  const accepted = await actions.perform(share)

  assert.equal(accepted?.id, 'x')
  assert.equal(accepted?.result, undefined)
})

test('an operation is asked for with its reader; its result is a page of the site', async () => {
  const href = '/posts/a%2Fb/shares/1'
  const { asked, actions } = fakeActions(303, {
    ...operation,
    status: 'succeeded',
    _links: { result: { href } },
  })

  const found = await actions.find('share', 'x', 'maria')

  assert.equal(found.result, '/posts/a%2Fb')
  assert.deepEqual(asked, [
    { path: '/operations/x', method: 'GET', params: { user: 'maria' } },
  ])
})

test('an unknown operation, an unknown verb and a path that climbs are a 404', async () => {
  const { asked, actions } = fakeActions(404, {})

  for (const [verb, id] of [
    ['share', 'x'],
    ['toString', 'x'],
    ['share', '..'],
  ])
    await assert.rejects(actions.find(verb, id, 'maria'), { status: 404 })

  assert.equal(asked.length, 1)
})

test('each variant is asked in its own way, and only by a call that starts work', () => {
  const started = { idempotencyKey: 'k' }

  assert.equal(callOf('waiting', started).headers?.prefer, 'wait=5')
  assert.deepEqual(callOf('waiting', started).agreed, [503, 504])
  assert.equal(
    callOf('redirecting', started).headers?.prefer,
    'respond-async',
  )
  assert.deepEqual(callOf('redirecting', {}), {})
})
