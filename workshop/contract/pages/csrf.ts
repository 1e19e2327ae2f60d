import assert from 'node:assert/strict'
import { check, group, type Site } from '../check.ts'
import { assertProblem, wantsProblem } from '../expected/problems.ts'
import { countTopics } from '../expected/recommend.ts'
import {
  findTagForm,
  isSignedIn,
  newName,
  readCsrfToken,
  signIn,
} from '../http/session.ts'

export const csrfChecks = group(
  'CSRF',
  check(
    'a login without a valid token is a 403 and does not sign in',
    'POST /login without _csrf, with an invalid one, with another session’s',
    async site => {
      for (const token of await invalidTokens(site)) {
        const visitor = site.visit()
        await visitor.page('/login')

        const fields = { openid: newName(), ...token }
        const answer = await visitor.post('/login', fields, wantsProblem)

        assertProblem(answer, { status: 403 })
        assert.ok(!(await isSignedIn(visitor)), 'signed in nevertheless')
      }
    },
  ),
  check(
    'a logout without a valid token is a 403 and changes nothing',
    'POST /logout without _csrf, with an invalid one, with another session’s',
    async site => {
      const visitor = site.visit()
      await signIn(visitor, newName())

      for (const token of await invalidTokens(site)) {
        const answer = await visitor.post('/logout', token, wantsProblem)
        assertProblem(answer, { status: 403 })
      }
      assert.ok(await isSignedIn(visitor), 'signed out nevertheless')
    },
  ),
  check(
    'a tag without a valid token is a 403 and changes nothing',
    'POST /tags without _csrf, with an invalid one, with another session’s',
    async site => {
      const [topic] = countTopics(site.posts)
      const visitor = site.visit()
      await signIn(visitor, newName())
      const before = await findTagForm(visitor, topic.name)

      for (const token of await invalidTokens(site)) {
        const { _csrf, ...fields } = before.fields
        const all = { ...fields, ...token }
        const answer = await visitor.post('/tags', all, wantsProblem)
        assertProblem(answer, { status: 403 })
      }
      const { fields } = await findTagForm(visitor, topic.name)
      assert.deepEqual(fields, before.fields, 'the tag changed')
    },
  ),
  check(
    'a browser gets the 403 as a page',
    'an error in HTML unless JSON is asked for',
    async site => {
      const answer = await site.visit().post('/login', { openid: 'x' })

      assert.equal(answer.status, 403)
      assert.match(answer.headers['content-type'] ?? '', /^text\/html/)
    },
  ),
  check(
    'a token from before the login is worth nothing after it',
    'a new session has a new token',
    async site => {
      const visitor = site.visit()
      const old = await readCsrfToken(visitor)
      await signIn(visitor, newName())

      const answer = await visitor.post('/logout', { _csrf: old })

      assert.equal(answer.status, 403)
      assert.ok(await isSignedIn(visitor))
    },
  ),
)

async function invalidTokens(
  site: Site,
): Promise<Record<string, string>[]> {
  const others = await readCsrfToken(site.visit())
  return [{}, { _csrf: '' }, { _csrf: 'invalid' }, { _csrf: others }]
}
