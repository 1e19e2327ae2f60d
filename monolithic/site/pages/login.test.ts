import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MemoryStore } from 'express-session'
import { accept, visit } from '../test/visit.ts'

test('a user is greeted by name once, on the front page after the login', async t => {
  const { signIn, page } = await visit(t)

  const answer = await signIn(' <i>Maria</i> ')
  const first = await page('/')
  const second = await page('/')

  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('location'), '/')
  assert.match(first, /Welcome, &lt;i&gt;Maria&lt;\/i&gt;\./)
  assert.doesNotMatch(second, /Welcome/)
  assert.match(second, /Signed in as &lt;i&gt;Maria/)
})

test('the cookie is httpOnly and SameSite=Lax', async t => {
  const { signIn } = await visit(t)

  const [cookie] = (await signIn()).headers.getSetCookie()

  assert.match(cookie, /; HttpOnly/)
  assert.match(cookie, /; SameSite=Lax/)
})

test('the cookie ends with the browser, or after 30 days on request', async t => {
  const plain = await visit(t)
  const remembered = await visit(t)

  const [short] = (await plain.signIn()).headers.getSetCookie()
  const [long] = (
    await remembered.signIn('maria', { remember_me: 'on' })
  ).headers.getSetCookie()

  assert.doesNotMatch(short, /Expires|Max-Age/)
  const ends = Date.parse(/Expires=([^;]+)/.exec(long)?.[1] ?? '')
  const days = (ends - Date.now()) / 86_400_000
  assert.ok(days > 29.9 && days <= 30, `${days} days`)
})

test('the login changes the id of the session', async t => {
  const { token, send, cookie, request } = await visit(t)
  const _csrf = await token()
  const before = cookie()

  await send('/login', { openid: 'maria', _csrf })

  assert.notEqual(cookie(), before)
  const old = await request('/', { headers: { cookie: before } })
  assert.doesNotMatch(await old.text(), /Sign out/)
})

test('the logout ends the session, also for a copy of its cookie', async t => {
  const { url, signIn, token, send, page, cookie } = await visit(t)
  await signIn()
  const copy = cookie()

  const answer = await send('/logout', { _csrf: await token('/') })

  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('location'), '/')
  assert.match(await page('/'), /You are signed out/)
  const copied = await fetch(url, { headers: { cookie: copy } })
  assert.match(await copied.text(), /Sign in/)
})

test('a visitor has no session before the login, and only its form sets a cookie', async t => {
  const { request, send, sessions } = await visit(t)

  for (const path of ['/', '/recommended/', '/search_results/a', '/x'])
    assert.deepEqual((await request(path)).headers.getSetCookie(), [])
  await request('/login')
  await send('/search', { search: 'cats' })

  const all = await new Promise(resolve =>
    sessions.all((_error, all) => resolve(all)),
  )
  assert.deepEqual(Object.keys(all as object), [])
})

type Entry = { user: string | null; _csrf: string }

test('the login page is JSON on request: the token and the user', async t => {
  const { json, request } = await visit(t)

  const { user, _csrf } = await json<Entry>('/login')
  const answer = await request('/login', {
    method: 'POST',
    body: JSON.stringify({ openid: 'maria', remember_me: false }),
    headers: { 'content-type': 'application/json', 'x-csrf-token': _csrf },
  })

  assert.equal(user, null)
  assert.equal(answer.status, 303)
  assert.equal((await json<Entry>('/login')).user, 'maria')
})

test('a form without the token of its session is refused', async t => {
  const visitor = await visit(t)
  const stranger = await visit(t)
  await visitor.signIn()
  const theirs = await stranger.token()

  for (const path of ['/login', '/logout', '/tags']) {
    for (const fields of [{}, { _csrf: theirs }, { _csrf: '' }]) {
      const answer = await visitor.send(path, fields as { _csrf: string })
      assert.equal(answer.status, 403, path)
    }
  }
  assert.match(await visitor.page('/'), /Sign out/)
})

test('an invalid name is refused, and the field is named', async t => {
  const { token, request } = await visit(t)
  const _csrf = await token()
  const wrong = [
    [{}, 'openid'],
    [{ openid: '  ' }, 'openid'],
    [{ openid: 'a'.repeat(65) }, 'openid'],
    [{ openid: 'a\tb' }, 'openid'],
    [{ openid: { $gt: '' } }, 'openid'],
    [{ openid: ['maria'] }, 'openid'],
    [{ openid: '..' }, 'openid'],
    [{ openid: 'maria', remember_me: 'perhaps' }, 'remember_me'],
    [{ openid: 'maria', admin: true }, 'admin'],
  ] as const

  for (const [fields, field] of wrong) {
    const init = accept('application/json', {
      method: 'POST',
      body: JSON.stringify({ ...fields, _csrf }),
      headers: { 'content-type': 'application/json' },
    })
    const answer = await request('/login', init)
    assert.equal(answer.status, 400)
    assert.match(await answer.text(), new RegExp(`"field":"${field}"`))
  }
})

test('the redirect after a login is sent once the session is stored', async t => {
  const { sessions, token, send, request } = await visit(t)
  const _csrf = await token()
  const { called, release } = hold(sessions)

  let hasBegun = false
  const answer = send('/login', { openid: 'maria', _csrf }).then(() => {
    hasBegun = true
  })
  await called
  await request('/healthz')

  assert.equal(hasBegun, false)
  release()
  await answer
})

/** Stores nothing before it is released. */
function hold(sessions: MemoryStore) {
  const store = sessions.set.bind(sessions)
  const { promise: called, resolve: call } = withResolvers()
  const { promise: released, resolve: release } = withResolvers()
  sessions.set = (id, session, done) => {
    call()
    released.then(() => store(id, session, done))
  }
  return { called, release }
}

function withResolvers() {
  let resolve = () => {}
  const promise = new Promise<void>(done => {
    resolve = done
  })
  return { promise, resolve }
}
