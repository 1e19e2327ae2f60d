import assert from 'node:assert/strict'
import { group, type Site } from '../check.ts'
import { assertErrorPage, assertProblem } from '../expected/problems.ts'
import { countTopics } from '../expected/recommend.ts'
import {
  findTagForm,
  isSignedIn,
  newName,
  readCsrfToken,
  signIn,
} from '../http/session.ts'
import type { FormFields, Visitor } from '../http/visitor.ts'

export const csrfChecks = group('CSRF', {
  'a login without a valid token is a 403 and does not sign in': [
    'POST /login without _csrf, with an invalid one, with another session’s',
    async site => {
      const client = site.client()

      await assertForbidden(site, client, '/login', { openid: newName() })

      assert.ok(!(await isSignedIn(client)), 'signed in nevertheless')
    },
  ],
  'a logout without a valid token is a 403 and changes nothing': [
    'POST /logout without _csrf, with an invalid one, with another session’s',
    async site => {
      const client = site.client()
      await signIn(client)

      await assertForbidden(site, client, '/logout')

      assert.ok(await isSignedIn(client), 'signed out nevertheless')
    },
  ],
  'a tag without a valid token is a 403 and changes nothing': [
    'POST /tags without _csrf, with an invalid one, with another session’s',
    async site => {
      const [topic] = countTopics(site.posts)
      const client = site.client()
      await signIn(client)
      const before = await findTagForm(client, topic.name)
      const { _csrf, ...fields } = before.fields

      await assertForbidden(site, client, '/tags', fields)

      const after = await findTagForm(client, topic.name)
      assert.deepEqual(after.fields, before.fields, 'the tag changed')
    },
  ],
  'a browser gets the 403 as a page': [
    'an error in HTML unless JSON is asked for',
    async site => {
      const answer = await site.visit().post('/login', { openid: 'x' })

      assertErrorPage(answer, 403)
    },
  ],
  'a token from before the login is worth nothing after it': [
    'a new session has a new token',
    async site => {
      const visitor = site.visit()
      const old = await readCsrfToken(visitor)
      await signIn(visitor)

      const answer = await visitor.post('/logout', { _csrf: old })

      assert.equal(answer.status, 403)
      assert.ok(await isSignedIn(visitor))
    },
  ],
})

/** Posts the fields without a token and with every kind of invalid one. */
async function assertForbidden(
  site: Site,
  client: Visitor,
  path: string,
  fields: FormFields = {},
) {
  await client.page('/login')
  const others = await readCsrfToken(site.visit())
  const tokens = ['', 'invalid', others].map(_csrf => ({ _csrf }))
  for (const token of [{}, ...tokens]) {
    const answer = await client.post(path, { ...fields, ...token })
    assertProblem(answer, { status: 403 })
  }
}
