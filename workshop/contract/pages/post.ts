import assert from 'node:assert/strict'
import type { WholePost } from '@workshop/datasets/posts/post'
import { atLeastOne, check, group } from '../check.ts'
import { assertHarmless } from '../expected/pages.ts'
import { assertProblem, wantsProblem } from '../expected/problems.ts'
import { pickFields, shapes } from '../expected/shape.ts'
import { findAll, findLinks, foldSpace } from '../http/page.ts'

export const postChecks = group(
  'Post',
  check(
    'in JSON it has every field, as stored',
    'GET /posts/{id} with Accept: application/json',
    async site => {
      for (const each of sample(site.posts)) {
        const found = await site.visit().json<object>(`/posts/${each.id}`)

        assert.deepEqual(
          pickFields(found, shapes.alone),
          pickFields(each, shapes.alone),
        )
      }
    },
  ),
  check(
    'its page shows title, author, topic and text',
    'GET /posts/{id}: everything escaped',
    async site => {
      for (const each of sample(site.posts)) {
        const { text } = await site.visit().page(`/posts/${each.id}`)

        const words = [each.title, each.author, each.subreddit]
        const [first] = each.selftext.split(/\n/)
        for (const part of [...words, first])
          assert.ok(text.includes(foldSpace(part)), `not shown: ${part}`)
      }
    },
  ),
  check(
    'markup in a title is shown as text',
    'escape titles wherever they stand, <title> included',
    async site => {
      const marked = site.posts.filter(({ title }) => /[<>&]/.test(title))
      for (const { id, title } of atLeastOne(marked, 'markup in titles')) {
        const page = await site.visit().page(`/posts/${id}`)

        const [heading] = findAll(page, 'h1')
        assert.ok(heading.text.includes(foldSpace(title)), title)
        assertHarmless(page)
      }
    },
  ),
  check(
    'only http, https and our own addresses become links',
    'a post whose url is javascript: or data: is shown without a link',
    async site => {
      const strange = site.posts.filter(
        ({ url }) => !/^(https?:|\/)/.test(url),
      )
      for (const { id, url } of atLeastOne(strange, 'other schemes')) {
        const page = await site.visit().page(`/posts/${id}`)

        assertHarmless(page)
        assert.ok(!findLinks(page).includes(url), `${url} is a link`)
      }
    },
  ),
  check(
    'an unknown or impossible id is a 404 page',
    'GET /posts/000000000000000000000000 and /posts/no-id',
    async site => {
      for (const id of [
        '0'.repeat(24),
        'no-id',
        '$ne',
        '%00',
        'a'.repeat(500),
      ]) {
        const answer = await site.visit().get(`/posts/${id}`)

        assert.equal(answer.status, 404, answer.what)
        assert.match(answer.headers['content-type'] ?? '', /^text\/html/)
      }
    },
  ),
  check(
    'an unknown id is a 404 problem for a client of JSON',
    'application/problem+json with status 404',
    async site => {
      const path = `/posts/${'0'.repeat(24)}`

      const answer = await site.visit().get(path, wantsProblem)

      assertProblem(answer, { status: 404 })
    },
  ),
)

/** Every fiftieth post, and those with unusual characters. */
function sample(posts: WholePost[]) {
  return posts.filter(
    ({ title }, index) => index % 50 === 0 || /[^ -~]|[<>&]/.test(title),
  )
}
