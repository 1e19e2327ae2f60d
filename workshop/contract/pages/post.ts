import assert from 'node:assert/strict'
import type { WholePost } from '@workshop/datasets/posts/post'
import { atLeastOne, forEvery, group } from '../check.ts'
import { assertHarmless } from '../expected/pages.ts'
import { assertErrorPage, refuses } from '../expected/problems.ts'
import { assertPosts, shapes } from '../expected/shape.ts'
import { findAll, findLinks, foldSpace } from '../http/page.ts'

export const postChecks = group('Post', {
  'in JSON it has every field, as stored': [
    'GET /posts/{id} with Accept: application/json',
    site =>
      forEvery(sample(site.posts), async each => {
        const found = await site.json<object>(`/posts/${each.id}`)
        assertPosts([found], [each], shapes.alone)
      }),
  ],
  'its page shows title, author, topic and text': [
    'GET /posts/{id}: everything escaped',
    site =>
      forEvery(sample(site.posts), async each => {
        const { text } = await site.page(`/posts/${each.id}`)

        const words = [each.title, each.author, each.subreddit]
        const [first] = each.selftext.split(/\n/)
        for (const part of [...words, first])
          assert.ok(text.includes(foldSpace(part)), `not shown: ${part}`)
      }),
  ],
  'markup in a title is shown as text': [
    'escape titles wherever they stand, <title> included',
    site => {
      const marked = site.posts.filter(({ title }) => /[<>&]/.test(title))
      const posts = atLeastOne(marked, 'markup in titles')
      return forEvery(posts, async ({ id, title }) => {
        const page = await site.page(`/posts/${id}`)

        const [heading] = findAll(page, 'h1')
        assert.ok(heading.text.includes(foldSpace(title)), title)
        assertHarmless(page)
      })
    },
  ],
  'only http, https and our own addresses become links': [
    'a post whose url is javascript: or data: is shown without a link',
    site => {
      const isStrange = ({ url }: WholePost) => !/^(https?:|\/)/.test(url)
      const strange = site.posts.filter(isStrange)
      const posts = atLeastOne(strange, 'other schemes')
      return forEvery(posts, async ({ id, url }) => {
        const page = await site.page(`/posts/${id}`)

        assertHarmless(page)
        assert.ok(!findLinks(page).includes(url), `${url} is a link`)
      })
    },
  ],
  'an unknown or impossible id is a 404 page': [
    'GET /posts/000000000000000000000000 and /posts/no-id',
    site => {
      const ids = ['0'.repeat(24), 'no-id', '$ne', '%00', 'a'.repeat(500)]
      return forEvery(ids, async id =>
        assertErrorPage(await site.get(`/posts/${id}`), 404),
      )
    },
  ],
  'an unknown id is a 404 problem for a client of JSON': [
    'application/problem+json with status 404',
    refuses([`/posts/${'0'.repeat(24)}`], { status: 404 }),
  ],
})

/** Every fiftieth post, and those with unusual characters. */
function sample(posts: WholePost[]) {
  return posts.filter(
    ({ title }, index) => index % 50 === 0 || /[^ -~]|[<>&]/.test(title),
  )
}
