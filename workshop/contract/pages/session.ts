import assert from 'node:assert/strict'
import { check, group } from '../check.ts'
import { assertLeadsTo } from '../expected/pages.ts'
import { readCookies } from '../http/cookies.ts'
import type { Answer } from '../http/send.ts'
import { isSignedIn, newName, signIn, signOut } from '../http/session.ts'

const day = 24 * 60 * 60

export const session = group(
  'Session',
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
)

function cookieOf(answer: Answer) {
  const cookies = readCookies(answer)
  assert.equal(cookies.length, 1, `${answer.what} sets one cookie`)
  return cookies[0]
}
