import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { Problem } from '@workshop/platform/errors'
import type { Actions, ReaderOperation } from '../models.ts'
import { fakeModels, fakeOperation } from '../test/fakes.ts'
import { accept, visit } from '../test/visit.ts'

const path = '/operations/share/an-operation'

/** A site where the visitor is signed in and has one operation. */
async function follow(
  t: TestContext,
  fields: Partial<ReaderOperation>,
  replaced: Partial<Actions> = {},
) {
  const find = async () => fakeOperation(fields)
  const site = await visit(
    t,
    fakeModels({ actions: { find, ...replaced } }),
  )
  await site.signIn('maria')
  return site
}

test('an open operation is a page that refreshes itself without a script, and can be cancelled', async t => {
  const { page } = await follow(t, { status: 'running' })

  const html = await page(path)

  assert.match(
    html,
    /<noscript><meta http-equiv="refresh" content="1"><\/noscript>/,
  )
  assert.match(html, /<progress [^>]*value="0.5" max="1">/)
  assert.match(html, /The partner has it/)
  assert.match(html, /<button>Cancel<\/button>/)
})

test('an operation that takes a like back says so, until it leads on', async t => {
  const like = { verb: 'like', status: 'running' } as const
  const running = await follow(t, like)
  const done = await follow(t, {
    ...{ ...like, status: 'succeeded' },
    result: '/posts/a',
  })

  const html = await running.page('/operations/like/o?undo=1')
  await done.request('/operations/like/o?undo=1')

  assert.match(html, /<h1>Taking back a like<\/h1>/)
  assert.match(await done.page('/'), /You no longer like the post/)
})

test('another attempt is told', async t => {
  const { page } = await follow(t, { status: 'pending', attempts: 3 })

  assert.match(await page(path), /It waits for its turn, attempt 3\./)
})

for (const [status, words] of [
  ['failed', 'It failed, and everything is as it was before'],
  ['canceled', 'It is cancelled, and everything is as it was before'],
] as const)
  test(`a ${status} operation is a page that no longer refreshes`, async t => {
    const error = { title: 'The partner failed', status: 503 }
    const { page } = await follow(t, {
      status,
      ...(status === 'failed' && { error }),
    })

    const html = await page(path)

    assert.match(html, new RegExp(words))
    assert.equal(html.includes('The partner failed'), status === 'failed')
    assert.doesNotMatch(html, /http-equiv="refresh"|<progress|Cancel</)
  })

test('a succeeded operation leads on to its result, which says so', async t => {
  const { request, page } = await follow(t, {
    status: 'succeeded',
    result: '/posts/a',
  })

  const answer = await request(path)

  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('location'), '/posts/a')
  assert.match(await page('/'), /You have shared the post/)
})

test('as JSON it has the site’s own links, Retry-After while open, and an ETag', async t => {
  const { request } = await follow(t, { status: 'running' })

  const answer = await request(path, accept('application/json'))
  const body = (await answer.json()) as { _links: object }
  const etag = answer.headers.get('etag') ?? ''
  const again = await request(
    path,
    accept('application/json', {
      headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' },
    }),
  )

  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('retry-after'), '1')
  assert.deepEqual(body._links, {
    self: { href: path },
    cancel: { href: path },
  })
  assert.equal(again.status, 304)
})

test('as JSON a succeeded operation is a 303 with its result', async t => {
  const { request } = await follow(t, {
    status: 'succeeded',
    result: '/posts/a',
  })

  const answer = await request(path, accept('application/json'))

  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('location'), '/posts/a')
  assert.equal(answer.headers.get('retry-after'), null)
})

test('DELETE cancels it: 202, and 409 where it is over', async t => {
  const cancel = async (_verb: string, id: string) => {
    if (id === 'over') throw new Problem(409, 'It is over')
    return fakeOperation({ status: 'canceling' })
  }
  const { request } = await follow(t, {}, { cancel })
  const remove = (url: string) =>
    request(url, accept('application/json', { method: 'DELETE' }))

  const canceling = await remove(path)
  const late = await remove('/operations/share/over')

  assert.equal(canceling.status, 202)
  assert.match(await canceling.text(), /"status":"canceling"/)
  assert.equal(late.status, 409)
})

test('the button cancels it with a token, and leads back to the page even when it is over', async t => {
  const canceled: string[] = []
  const cancel = async (_verb: string, id: string) => {
    canceled.push(id)
    throw new Problem(409, 'It is over')
  }
  const { send, token } = await follow(t, {}, { cancel })

  const refused = await send(path, {})
  const answer = await send(path, { _csrf: await token() })

  assert.equal(refused.status, 403)
  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('location'), path)
  assert.deepEqual(canceled, ['an-operation'])
})

test('an operation is looked up for its reader; without a session nothing is', async t => {
  const users: string[] = []
  const find = async (_verb: string, _id: string, user: string) => {
    users.push(user)
    throw new Problem(404, 'There is no such operation')
  }
  const { request } = await follow(t, {}, { find })

  const page = await request(path)
  const problem = await request(path, accept('application/json'))
  const stranger = await request(path, { headers: { cookie: 'none=1' } })

  assert.deepEqual([page.status, problem.status], [404, 404])
  assert.deepEqual(users, ['maria', 'maria'])
  assert.equal(stranger.headers.get('location'), '/login')
})
