import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { Problem } from '@workshop/platform/errors'
import type { Action, Actions } from '../models.ts'
import { fakeModels, fakeOperation, fakePost } from '../test/fakes.ts'
import { accept, visit } from '../test/visit.ts'

const path = '/posts/a/share'

/** A site whose posts can be shared, and the actions that it was asked for. */
async function visitSharing(
  t: TestContext,
  replaced: Partial<Actions> = {},
) {
  const asked: Action[] = []
  const perform = async (action: Action) => {
    asked.push(action)
    return undefined
  }
  const find = async (id: string) =>
    id === 'a' ? fakePost({ id: 'a' }) : null
  const models = fakeModels({
    posts: { find },
    actions: { perform, ...replaced },
  })
  return { asked, ...(await visit(t, models)) }
}

test('a site without actions has neither buttons nor routes', async t => {
  const post = fakePost({ id: 'a' })
  const { page, request } = await visit(
    t,
    fakeModels({ posts: { find: async () => post } }),
  )

  const html = await page('/posts/a')
  const { status } = await request(path, { method: 'POST' })

  assert.doesNotMatch(html, /formaction/)
  assert.equal(status, 404)
})

test('a reader who is not signed in is led to the login, with a word', async t => {
  const { send, page, asked } = await visitSharing(t)

  const answer = await send(path, {})

  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('location'), '/login')
  assert.match(await page('/login'), /Sign in first/)
  assert.deepEqual(asked, [])
})

test('a client without a session gets a 401 problem', async t => {
  const { request } = await visitSharing(t)

  const answer = await request(
    path,
    accept('application/json', { method: 'POST' }),
  )

  assert.equal(answer.status, 401)
  assert.match(await answer.text(), /"title":"Sign in first"/)
})

test('the form of a post has a token and a key of its own each time', async t => {
  const { signIn, page } = await visitSharing(t)
  await signIn()

  const keys = [await page('/posts/a'), await page('/posts/a')].map(
    html => /name="key" value="([\w-]+)"/.exec(html)?.[1],
  )

  assert.equal(new Set(keys).size, 2)
  assert.ok(!keys.includes(undefined))
})

test('an action is performed with its user and key, and leads back to the form', async t => {
  const { signIn, token, request, page, asked } = await visitSharing(t)
  await signIn('maria')
  const body = new URLSearchParams({ _csrf: await token(), key: 'k-1' })
  const { host } = new URL((await request('/')).url)

  const answer = await request(path, {
    method: 'POST',
    body,
    headers: { referer: `http://${host}/search_results/cats?page=2` },
  })

  assert.equal(answer.status, 303)
  assert.equal(
    answer.headers.get('location'),
    '/search_results/cats?page=2',
  )
  assert.deepEqual(asked, [
    { verb: 'share', post: 'a', user: 'maria', undo: false, key: 'k-1' },
  ])
  assert.match(await page('/'), /You have shared the post/)
})

test('a like is taken back by the same form, and the next page says so', async t => {
  const { signIn, token, send, page, asked } = await visitSharing(t)
  await signIn('maria')
  const _csrf = await token()

  await send('/posts/a/like', { _csrf, key: 'k-1', undo: 'true' })

  assert.deepEqual(asked, [
    { verb: 'like', post: 'a', user: 'maria', undo: true, key: 'k-1' },
  ])
  assert.match(await page('/'), /You no longer like the post/)
})

test('the page of an operation knows that it takes something back', async t => {
  const perform = async () => fakeOperation({ verb: 'hide' })
  const { signIn, token, send } = await visitSharing(t, { perform })
  await signIn()

  const body = { _csrf: await token(), undo: '1' }
  const answer = await send('/posts/a/hide', body)

  assert.equal(
    answer.headers.get('location'),
    '/operations/hide/an-operation?undo=1',
  )
})

test('as JSON a finished action is a 200, an accepted one a 202 with its operation', async t => {
  const perform = async ({ key }: Action) =>
    key === 'later' ? fakeOperation() : undefined
  const { signIn, token, request } = await visitSharing(t, { perform })
  await signIn()
  const _csrf = await token()
  const share = (key: string) =>
    request(
      path,
      accept('application/json', {
        method: 'POST',
        body: new URLSearchParams({ _csrf, key }),
      }),
    )

  const done = await share('now')
  const accepted = await share('later')

  assert.equal(done.status, 200)
  assert.deepEqual(await done.json(), {
    verb: 'share',
    status: 'succeeded',
  })
  assert.equal(accepted.status, 202)
  assert.equal(
    accepted.headers.get('location'),
    '/operations/share/an-operation',
  )
  assert.equal(accepted.headers.get('retry-after'), '1')
  assert.equal(accepted.headers.get('cache-control'), 'no-store')
})

test('a form leads to the page of an accepted operation', async t => {
  const perform = async () => fakeOperation()
  const { signIn, token, send } = await visitSharing(t, { perform })
  await signIn()

  const answer = await send(path, { _csrf: await token() })

  assert.equal(answer.status, 303)
  assert.equal(
    answer.headers.get('location'),
    '/operations/share/an-operation',
  )
})

test('without a valid token, for an unknown post or with bad fields nothing is asked for', async t => {
  const { signIn, token, send, asked } = await visitSharing(t)
  await signIn()
  const _csrf = await token()

  const statuses = [
    await send(path, {}),
    await send('/posts/unknown/share', { _csrf }),
    await send(path, { _csrf, key: 'no key!' }),
    await send(path, { _csrf, other: 'x' }),
  ].map(({ status }) => status)

  assert.deepEqual(statuses, [403, 404, 400, 400])
  assert.deepEqual(asked, [])
})

test('a full queue is a 503 page that says when to come back', async t => {
  const perform = async () => {
    throw new Problem(503, 'The queue is full', {
      headers: { 'Retry-After': '2' },
    })
  }
  const { signIn, token, send } = await visitSharing(t, { perform })
  await signIn()

  const answer = await send(path, { _csrf: await token() })

  assert.equal(answer.status, 503)
  assert.equal(answer.headers.get('retry-after'), '2')
  assert.match(await answer.text(), /The queue is full/)
})
