import assert from 'node:assert/strict'
import { Cookie } from 'tough-cookie'
import { group } from '../check.ts'
import { assertLeadsTo } from '../expected/pages.ts'
import type { SiteAnswer } from '../http/send.ts'
import {
  enter,
  isSignedIn,
  newName,
  signIn,
  signOut,
} from '../http/session.ts'

const dayMs = 24 * 60 * 60 * 1000

export const sessionChecks = group('Session', {
  'the cookie is HttpOnly, SameSite=Lax, and ends with the browser': [
    'Set-Cookie of POST /login: HttpOnly; SameSite=Lax; Path=/, no Expires',
    async site => {
      const cookie = cookieOf(await signIn(site.visit()))

      assert.ok(cookie.httpOnly, 'no HttpOnly')
      assert.equal(cookie.sameSite, 'lax')
      assert.equal(cookie.path, '/')
      assert.ok(!cookie.isPersistent(), 'Expires or Max-Age')
      if (site.url.startsWith('http:'))
        assert.ok(!cookie.secure, 'Secure, but not over TLS')
    },
  ],
  'with "remember me" the cookie stays for 30 days': [
    'Expires or Max-Age of the cookie: 30 days from now',
    async site => {
      const remember = { remember_me: 'on' }
      const answer = await signIn(site.visit(), newName(), remember)

      const now = new Date(answer.headers.date ?? '')
      const days = cookieOf(answer).TTL(now.getTime()) / dayMs
      assert.ok(Math.abs(days - 30) < 1, `${days} days instead of 30`)
    },
  ],
  'it gives the session a new id; the old one is worth nothing': [
    'session fixation: regenerate the session at login',
    async site => {
      const visitor = site.visit()
      await visitor.page('/login')
      const thief = await visitor.copy()
      await signIn(visitor)

      const old = await thief.cookie()
      assert.notEqual(await visitor.cookie(), old, 'the id stayed the same')
      assert.ok(await isSignedIn(visitor), 'the new id is not signed in')
      assert.ok(!(await isSignedIn(thief)), 'the old id is signed in')
    },
  ],
  'signing out ends the session, also for a copied cookie': [
    'POST /logout: 303 /, the session is gone from the store',
    async site => {
      const visitor = await enter(site.url)
      const thief = await visitor.copy()

      assertLeadsTo(await signOut(visitor), '/')

      assert.ok(!(await isSignedIn(visitor)), 'still signed in')
      assert.ok(!(await isSignedIn(thief)), 'the old cookie still works')
    },
  ],
})

function cookieOf(answer: SiteAnswer) {
  const lines = answer.headers['set-cookie'] ?? []
  assert.equal(lines.length, 1, `${answer.what} sets one cookie`)
  const cookie = Cookie.parse(lines[0])
  assert.ok(cookie, `${answer.what} sets an invalid cookie`)
  return cookie
}
