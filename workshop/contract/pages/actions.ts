import assert from 'node:assert/strict'
import { until } from '@workshop/platform/test/until'
import { group } from '../check.ts'
import { assertLeadsTo } from '../expected/pages.ts'
import { assertErrorPage, assertProblem } from '../expected/problems.ts'
import { chooseQueries } from '../expected/queries.ts'
import {
  enterSharing,
  findAccepted,
  followOperation,
  followWhile,
  readOperation,
} from '../http/actions.ts'
import { findAll, readPage } from '../http/page.ts'
import type { SiteAnswer } from '../http/send.ts'
import type { Visitor } from '../http/visitor.ts'
import { actionGuards } from './action-guards.ts'

/** Follows the operation to its end; resolves with how many answers were a 304. */
async function countUnchanged(visitor: Visitor, path: string) {
  let etag = ''
  let unchanged = 0
  await until(async () => {
    const known = { 'if-none-match': etag }
    const { status, headers } = await visitor.get(path, known)
    if (status === 304) unchanged++
    etag = headers.etag ?? etag
    return status === 303
  }, `${path} is over`)
  return unchanged
}

const followChecks = group('Actions', {
  'every page with posts has a button for each post': [
    'the form of class `actions` in the lists and on the page of a post',
    async site => {
      const { common } = chooseQueries(site.posts)
      const [{ id }] = site.posts
      for (const path of [
        '/',
        '/recommended/',
        `/search_results/${common}`,
        `/posts/${id}`,
      ]) {
        const page = await site.page(path)
        const buttons = findAll(page, 'button', { formaction: '' })
        const shared = buttons.map(
          ({ attributes }) => attributes.formaction,
        )
        assert.ok(shared.length > 0, `${path} has no button`)
        for (const action of shared)
          assert.match(action, /^\/posts\/[^/]+\/(like|share|hide)$/)
      }
    },
  ],
  'an accepted action is a 202 that leads to an operation, and that to the post':
    [
      '202 + Location + Retry-After; GET 200 while open, then 303',
      async site => {
        const { visitor, share } = await enterSharing(site)
        const { post, answer } = await findAccepted(site, share)

        assert.equal(answer.status, 202)
        assert.ok(answer.headers['retry-after'], 'Retry-After')
        const { id, verb, _links } = readOperation(answer)
        const path = `/operations/${verb}/${id}`
        assert.equal(answer.headers.location, path)
        assert.equal(_links.self?.href, path)
        const end = await followOperation(visitor, path)
        assertLeadsTo(end, `/posts/${post}`)
        assert.equal(readOperation(end).status, 'succeeded')
      },
    ],
  'an open operation is a 304 while it is unchanged': [
    'GET /operations/{verb}/{id}: ETag, If-None-Match',
    async site => {
      const { visitor, share } = await enterSharing(site)
      let unchanged = 0
      // On a busy machine an operation may change between any two requests.
      for (let time = 0; time < 3 && unchanged === 0; time++) {
        const { answer } = await findAccepted(site, share)
        const path = String(answer.headers.location)
        unchanged = await countUnchanged(visitor, path)
      }
      assert.ok(unchanged > 0, 'no answer was a 304')
    },
  ],
  'the same form sent twice is one operation; another post with its key is a 422':
    [
      'the field `key` is the idempotency key',
      async site => {
        const { visitor, share } = await enterSharing(site)
        const { post, key, answer } = await findAccepted(site, share)
        const { location } = answer.headers

        const [another] = site.posts.filter(({ id }) => id !== post)
        for (let time = 0; time < 4; time++) {
          const again = await share(post, key)
          // A waiting service answers that it is done.
          if (again.status === 202)
            assert.equal(again.headers.location, location)
          else assert.equal(again.status, 200)
        }
        await followOperation(visitor, String(location))
        for (let time = 0; time < 4; time++)
          assertProblem(await share(another.id, key), { status: 422 })
      },
    ],
  'a canceled operation ends canceled, or succeeded where it was too late':
    [
      'DELETE /operations/{verb}/{id}: 202 canceling, then 200 canceled; 409 when over',
      async site => {
        const { visitor, share } = await enterSharing(site)
        const { answer } = await findAccepted(site, share)
        const path = String(answer.headers.location)

        const canceling = await visitor.send({ method: 'DELETE', path })
        assert.equal(canceling.status, 202, canceling.text)
        assert.equal(readOperation(canceling).status, 'canceling')
        const end = await followOperation(visitor, path)
        assert.match(readOperation(end).status, /^(canceled|succeeded)$/)
        const late = await visitor.send({ method: 'DELETE', path })
        assertProblem(late, { status: 409 })
      },
    ],
  'another reader’s operation does not exist, nor does an unknown one': [
    'GET and DELETE /operations/{verb}/{id} of another user: 404, in HTML and JSON',
    async site => {
      const { share } = await enterSharing(site)
      const { answer } = await findAccepted(site, share)
      const path = String(answer.headers.location)

      const client = await enterSharing(site)
      const reader = await enterSharing(site, 'html')
      for (const method of ['GET', 'DELETE'])
        for (const each of [
          path,
          '/operations/share/unknown',
          '/operations/x/y',
        ])
          assertProblem(await client.visitor.send({ method, path: each }), {
            status: 404,
          })
      assertErrorPage(await reader.visitor.get(path), 404)
      assertLeadsTo(await site.visit().get(path), '/login')
    },
  ],
  'without a script a form leads to a page that says how far it is, and on to the post':
    [
      'POST /posts/{id}/share in HTML: 303 to the operation, its page refreshes itself',
      async site => {
        const { visitor, share } = await enterSharing(site, 'html')
        const { post, answer } = await findAccepted(site, share)

        const path = String(answer.headers.location)
        assertLeadsTo(answer, path)
        const end = await followWhile(visitor, path, isRefreshing)
        assertLeadsTo(end, `/posts/${post}`)
        const page = await visitor.page(`/posts/${post}`)
        assert.match(page.text, /You have shared the post/)
      },
    ],
})

/** Stage `async` alone has buttons on its posts. */
export const actionsChecks = [...actionGuards, ...followChecks]

/** A page of an open operation shows its progress, and reloads itself. */
function isRefreshing({ status, text }: SiteAnswer) {
  if (status !== 200) return false
  assert.match(text, /<noscript><meta http-equiv="refresh"/)
  const bars = findAll(readPage(text), 'progress')
  assert.equal(bars.length, 1, 'it shows its progress')
  return true
}
