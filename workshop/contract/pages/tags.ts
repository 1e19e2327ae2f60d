import assert from 'node:assert/strict'
import { check, group } from '../check.ts'
import { assertLeadsTo, assertLists } from '../expected/pages.ts'
import { countTopics, recommend } from '../expected/recommend.ts'
import {
  findTagForm,
  newName,
  readCsrfToken,
  signIn,
  toggleTag,
} from '../http/session.ts'
import type { Recommended } from './recommended.ts'
import {
  assertRecommends,
  assertSame,
  rareTopics,
  withTags,
} from './tagging.ts'

export const tagsChecks = group(
  'Tags',
  check(
    'posts of a chosen topic come first, the others keep their order',
    '/recommended/ for a user with tags: stable, before the first 12 are taken',
    async site => {
      const tags = rareTopics(site)

      await withTags(site, tags, async visitor => {
        await assertRecommends(site, visitor, tags)
      })
    },
  ),
  check(
    'the page shows what JSON says, and which topics are chosen',
    'GET /recommended/ in HTML for a user with tags',
    async site => {
      const tags = rareTopics(site)

      await withTags(site, tags, async visitor => {
        const page = await visitor.page('/recommended/')
        assertLists(page, recommend(site.posts, { tags }))
      })
    },
  ),
  check(
    'a topic filter goes before the tags',
    'GET /recommended/?topic= for a user with tags: only that topic',
    async site => {
      const [topic] = countTopics(site.posts)
      const tags = rareTopics(site)

      await withTags(site, tags, async visitor => {
        const path = `/recommended/?topic=${topic.name}`
        const { posts } = await visitor.json<Recommended>(path)
        assertSame(
          posts,
          recommend(site.posts, { topic: topic.name, tags }),
        )
      })
    },
  ),
  check(
    'the front page is the same for every visitor',
    'tags weigh in on /recommended/ only',
    async site => {
      await withTags(site, rareTopics(site), async visitor => {
        assertLists(await visitor.page('/'), recommend(site.posts))
      })
    },
  ),
  check(
    'a removed tag no longer counts',
    'POST /tags with `on` off',
    async site => {
      const [first, second] = rareTopics(site)

      await withTags(site, [first, second], async visitor => {
        await toggleTag(visitor, first)
        await assertRecommends(site, visitor, [second])
        await toggleTag(visitor, first)
      })
    },
  ),
  check(
    'adding a tag twice is adding it once',
    'POST /tags with the same form twice',
    async site => {
      const [tag] = rareTopics(site)

      await withTags(site, [], async visitor => {
        const form = await findTagForm(visitor, tag)
        await visitor.submit(form)
        await visitor.submit(form)
        await assertRecommends(site, visitor, [tag])
        await toggleTag(visitor, tag)
        await assertRecommends(site, visitor, [])
      })
    },
  ),
  check(
    'tags survive a new login and belong to one name',
    'tags belong to the name, not to the session',
    async site => {
      const tags = rareTopics(site)

      await withTags(site, tags, async (_visitor, name) => {
        const again = site.visit()
        await signIn(again, name)
        await assertRecommends(site, again, tags)

        const other = site.visit()
        await signIn(other, newName())
        await assertRecommends(site, other, [])
      })
    },
  ),
  check(
    'the answer leads back to the page that held the form',
    'POST /tags: 303 to the path and query of the Referer',
    async site => {
      const [tag] = rareTopics(site)
      const path = `/recommended/?topic=${tag}`

      await withTags(site, [], async visitor => {
        const referer = site.url + path
        const form = await findTagForm(visitor, tag)
        assertLeadsTo(await visitor.submit(form, {}, { referer }), path)
        await toggleTag(visitor, tag)
      })
    },
  ),
  check(
    'a tag may be sent as JSON, `on` as a boolean',
    'POST /tags {"tag", "on": true, "_csrf"}',
    async site => {
      const [tag] = rareTopics(site)

      await withTags(site, [], async visitor => {
        const _csrf = await readCsrfToken(visitor)
        for (const on of [true, false]) {
          const answer = await visitor.postJson('/tags', { tag, on, _csrf })
          assert.equal(answer.status, 303)
          await assertRecommends(site, visitor, on ? [tag] : [])
        }
      })
    },
  ),
  check(
    'choosing a topic takes a login',
    'POST /tags with a valid token but no user: 401, 403 or 303 /login',
    async site => {
      const visitor = site.visit()
      const _csrf = await readCsrfToken(visitor)

      const fields = { tag: rareTopics(site)[0], on: 'true', _csrf }
      const { status, headers } = await visitor.post('/tags', fields)

      const asked = status === 303 && headers.location === '/login'
      assert.ok(asked || status === 401 || status === 403, `${status}`)
    },
  ),
)
