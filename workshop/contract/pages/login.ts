import assert from 'node:assert/strict'
import { forEvery, group } from '../check.ts'
import { assertLeadsTo } from '../expected/pages.ts'
import { findAll, findForm, type HtmlPage } from '../http/page.ts'
import {
  isSignedIn,
  newName,
  readCsrfToken,
  signIn,
} from '../http/session.ts'

export const loginChecks = group('Login', {
  'its page has a form with name, remember me and a token': [
    'GET /login: inputs openid, remember_me (a checkbox) and _csrf',
    async site => {
      const page = await site.page('/login')

      const { element, fields } = findForm(page, '/login')
      assert.ok('openid' in fields, 'no input openid')
      assert.ok(fields._csrf, 'no token')
      const box = { name: 'remember_me', type: 'checkbox' }
      assert.equal(findAll(element, 'input', box).length, 1, 'no checkbox')
    },
  ],
  'a name signs in: 303 to the front page, which greets it once': [
    'POST /login: 303 /, then a flash message (role="status") that goes',
    async site => {
      const visitor = site.visit()
      const name = newName()

      assertLeadsTo(await signIn(visitor, name), '/')

      const first = await visitor.page('/')
      const second = await visitor.page('/')
      const greets = (page: HtmlPage) =>
        findAll(page, '*', { role: 'status' }).some(({ text }) =>
          text.includes(name),
        )
      assert.ok(greets(first), 'no message on the first page')
      assert.ok(!greets(second), 'the message stays')
      assert.ok(second.text.includes(name), 'pages do not name the user')
    },
  ],
  'names may be long and in any script; markup in them is text': [
    'openid: 1 to 64 characters after trimming; escape it everywhere',
    site => {
      const end = newName()
      const image = '"><img src=x onerror=alert(1)>'
      const names = [`<b>${end}</b>`, image + end, `猫 ${end}`]
      return forEvery([...names, end.padEnd(64, 'x')], async name => {
        const visitor = site.visit()
        await signIn(visitor, `  ${name}  `)

        const page = await visitor.page('/')

        assert.ok(page.text.includes(name), `not shown as text: ${name}`)
        assert.deepEqual(findAll(page, 'img', { src: 'x' }), [])
      })
    },
  ],
  'a name in JSON signs in too': [
    'JSON bodies are accepted where forms are',
    async site => {
      const visitor = site.visit()
      const _csrf = await readCsrfToken(visitor)
      const body = { openid: newName(), _csrf }

      const answer = await visitor.postJson('/login', body)

      assert.equal(answer.status, 303)
      assert.ok(await isSignedIn(visitor))
    },
  ],
})
