import assert from 'node:assert/strict'
import { group } from '../check.ts'
import { assertLeadsTo } from '../expected/pages.ts'
import { assertProblem } from '../expected/problems.ts'
import { enterSharing } from '../http/actions.ts'

/** What each button refuses before anything is accepted. */
export const actionGuards = group('Actions', {
  'a reader who is not signed in is led to the login, a client gets a 401':
    [
      'POST /posts/{id}/{verb} without a session: 303 /login, as JSON a problem',
      async site => {
        for (const path of actionsOf(site.posts[0])) {
          const reader = site.visit()

          assertLeadsTo(await reader.post(path, {}), '/login')
          assert.match((await reader.page('/login')).text, /Sign in first/)
          const client = await site.client().post(path, {})
          assertProblem(client, { status: 401 })
        }
      },
    ],
  'an action without a valid token is a 403': [
    'POST /posts/{id}/{verb} checks _csrf',
    async site => {
      const { visitor } = await enterSharing(site)
      for (const path of actionsOf(site.posts[0]))
        for (const _csrf of ['', 'invalid'])
          assertProblem(await visitor.post(path, { _csrf }), {
            status: 403,
          })
    },
  ],
  'bad fields and unknown posts are refused before anything is accepted': [
    'POST /posts/{id}/{verb} validates first',
    async site => {
      const { visitor, _csrf } = await enterSharing(site)

      for (const path of actionsOf({ id: 'unknown' }))
        assertProblem(await visitor.post(path, { _csrf }), { status: 404 })
      for (const path of actionsOf(site.posts[0])) {
        const fields = { _csrf, key: 'not a key!' }
        const refused = await visitor.post(path, fields)
        assertProblem(refused, { status: 400, field: 'key' })
      }
    },
  ],
})

/** The addresses of the buttons of a post. */
function actionsOf({ id }: { id: string }) {
  return ['like', 'share', 'hide'].map(verb => `/posts/${id}/${verb}`)
}
