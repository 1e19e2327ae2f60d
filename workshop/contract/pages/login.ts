import assert from 'node:assert/strict'
import { check, group } from '../check.ts'
import { assertLeadsTo } from '../expected/pages.ts'
import { readCookies } from '../http/cookies.ts'
import { findAll, findForm } from '../http/find.ts'
import { isSignedIn, newName, signIn, signOut } from '../http/session.ts'

const day = 24 * 60 * 60

export const login = group(
  'Login',
  check(
    'its page has a form with name, remember me and a token',
    'GET /login: inputs openid, remember_me (a checkbox) and _csrf',
    async site => {
      const page = await site.visit().page('/login')

      const { element, fields } = findForm(page, '/login')
      assert.ok('openid' in fields, 'no input openid')
      assert.ok(fields._csrf, 'no token')
      const box = { name: 'remember_me', type: 'checkbox' }
      assert.equal(findAll(element, 'input', box).length, 1, 'no checkbox')
    },
  ),
  check(
    'a name signs in: 303 to the front page, which greets it once',
    'POST /login: 303 /, then a flash message (role="status") that goes',
    async site => {
      const visitor = site.visit()
      const name = newName()

      assertLeadsTo(await signIn(visitor, name), '/')

      const first = await visitor.page('/')
      const second = await visitor.page('/')
      const greets = (page: typeof first) =>
        findAll(page, '*', { role: 'status' }).some(({ text }) =>
          text.includes(name),
        )
      assert.ok(greets(first), 'no message on the first page')
      assert.ok(!greets(second), 'the message stays')
      assert.ok(second.text.includes(name), 'pages do not name the user')
    },
  ),
  check(
    'the cookie is HttpOnly, SameSite=Lax, and ends with the browser',
    'Set-Cookie of POST /login: HttpOnly; SameSite=Lax; Path=/, no Expires',
    async site => {
      const { attributes } = cookieOf(await signIn(site.visit(), newName()))

      assert.ok('httponly' in attributes, 'no HttpOnly')
      assert.equal(attributes.samesite?.toLowerCase(), 'lax')
      assert.equal(attributes.path, '/')
      assert.equal(attributes.expires, undefined)
      assert.equal(attributes['max-age'], undefined)
      if (site.url.startsWith('http:'))
        assert.ok(!('secure' in attributes), 'Secure, but not over TLS')
    },
  ),
  check(
    'with "remember me" the cookie stays for 30 days',
    'Expires or Max-Age of the cookie: 30 days from now',
    async site => {
      const answer = await signIn(site.visit(), newName(), {
        remember_me: 'on',
      })

      const { expires, 'max-age': age } = cookieOf(answer).attributes
      const now = Date.parse(answer.headers.date ?? '')
      const seconds = age ? Number(age) : (Date.parse(expires) - now) / 1000
      assert.ok(
        Math.abs(seconds - 30 * day) < day,
        `${seconds / day} days instead of 30`,
      )
    },
  ),
  check(
    'it gives the session a new id; the old one is worth nothing',
    'session fixation: regenerate the session at login',
    async site => {
      const visitor = site.visit()
      await visitor.page('/login')
      const before = new Map(visitor.cookies)
      await signIn(visitor, newName())

      const thief = site.visit()
      for (const [name, value] of before) thief.cookies.set(name, value)

      assert.notDeepEqual(visitor.cookies, before, 'the id stayed the same')
      assert.ok(await isSignedIn(visitor), 'the new id is signed in')
      assert.ok(!(await isSignedIn(thief)), 'the old id is signed in')
    },
  ),
  check(
    'signing out ends the session, also for a copied cookie',
    'POST /logout: 303 /, the session is gone from the store',
    async site => {
      const visitor = site.visit()
      await signIn(visitor, newName())
      const copied = new Map(visitor.cookies)

      assertLeadsTo(await signOut(visitor), '/')

      const thief = site.visit()
      for (const [name, value] of copied) thief.cookies.set(name, value)
      assert.ok(!(await isSignedIn(visitor)), 'still signed in')
      assert.ok(!(await isSignedIn(thief)), 'the old cookie still works')
    },
  ),
  check(
    'names may be long and in any script; markup in them is text',
    'openid: 1 to 64 characters after trimming; escape it everywhere',
    async site => {
      const end = newName()
      const names = [
        `<b>${end}</b>`,
        `"><img src=x onerror=alert(1)>${end}`,
        `猫 ${end}`,
        end.padEnd(64, 'x'),
      ]
      for (const name of names) {
        const visitor = site.visit()
        await signIn(visitor, `  ${name}  `)

        const page = await visitor.page('/')

        assert.ok(page.text.includes(name), `not shown as text: ${name}`)
        assert.deepEqual(findAll(page, 'img', { src: 'x' }), [])
      }
    },
  ),
  check(
    'a name in JSON signs in too',
    'JSON bodies are accepted where forms are',
    async site => {
      const visitor = site.visit()
      const { fields } = findForm(await visitor.page('/login'), '/login')
      const { _csrf } = fields

      const answer = await visitor.postJson('/login', {
        openid: newName(),
        _csrf,
      })

      assert.equal(answer.status, 303)
      assert.ok(await isSignedIn(visitor))
    },
  ),
)

function cookieOf(answer: Parameters<typeof readCookies>[0]) {
  const cookies = readCookies(answer)
  assert.equal(cookies.length, 1, `${answer.what} sets one cookie`)
  return cookies[0]
}
