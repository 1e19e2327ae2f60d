import assert from 'node:assert/strict'
import { check, group } from '../check.ts'
import { assertLeadsTo } from '../expected/pages.ts'
import { findAll, findForm } from '../http/page.ts'
import { isSignedIn, newName, signIn } from '../http/session.ts'

export const loginChecks = group(
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
