import assert from 'node:assert/strict'
import { group } from '../check.ts'
import { assertLeadsTo, assertLists } from '../expected/pages.ts'
import { countTopics, recommend } from '../expected/recommend.ts'
import {
  enter,
  findTagForm,
  readCsrfToken,
  signIn,
  toggleTag,
} from '../http/session.ts'
import { assertRecommends, rareTopics, withTags } from './tagging.ts'

export const tagsChecks = group('Tags', {
  'posts of a chosen topic come first, the others keep their order': [
    '/recommended/ for a user with tags: stable, before the first 12 are taken',
    withTags(2, ({ site, visitor, tags }) =>
      assertRecommends(site, visitor, tags),
    ),
  ],
  'the page shows what JSON says, and which topics are chosen': [
    'GET /recommended/ in HTML for a user with tags',
    withTags(2, async ({ site, visitor, tags }) => {
      const page = await visitor.page('/recommended/')
      assertLists(page, recommend(site.posts, { tags }))
    }),
  ],
  'a topic filter goes before the tags': [
    'GET /recommended/?topic= for a user with tags: only that topic',
    withTags(2, async ({ site, visitor, tags }) => {
      const [topic] = countTopics(site.posts)
      await assertRecommends(site, visitor, tags, topic.name)
    }),
  ],
  'the front page is the same for every visitor': [
    'tags weigh in on /recommended/ only',
    withTags(2, async ({ site, visitor }) =>
      assertLists(await visitor.page('/'), recommend(site.posts)),
    ),
  ],
  'a removed tag no longer counts': [
    'POST /tags with `on` off',
    withTags(2, async ({ site, visitor, tags: [first, second] }) => {
      await toggleTag(visitor, first)
      await assertRecommends(site, visitor, [second])
      await toggleTag(visitor, first)
    }),
  ],
  'adding a tag twice is adding it once': [
    'POST /tags with the same form twice',
    withTags(0, async ({ site, visitor, tags: [tag] }) => {
      const form = await findTagForm(visitor, tag)
      await visitor.submit(form)
      await visitor.submit(form)
      await assertRecommends(site, visitor, [tag])
      await toggleTag(visitor, tag)
      await assertRecommends(site, visitor, [])
    }),
  ],
  'tags survive a new login and belong to one name': [
    'tags belong to the name, not to the session',
    withTags(2, async ({ site, name, tags }) => {
      const again = site.visit()
      await signIn(again, name)
      await assertRecommends(site, again, tags)

      await assertRecommends(site, await enter(site.url), [])
    }),
  ],
  'the answer leads back to the page that held the form': [
    'POST /tags: 303 to the path and query of the Referer',
    withTags(0, async ({ site, visitor, tags: [tag] }) => {
      const path = `/recommended/?topic=${tag}`
      const referer = site.url + path
      const form = await findTagForm(visitor, tag)
      assertLeadsTo(await visitor.submit(form, {}, { referer }), path)
      await toggleTag(visitor, tag)
    }),
  ],
  'a tag may be sent as JSON, `on` as a boolean': [
    'POST /tags {"tag", "on": true, "_csrf"}',
    withTags(0, async ({ site, visitor, tags: [tag] }) => {
      const _csrf = await readCsrfToken(visitor)
      for (const on of [true, false]) {
        const answer = await visitor.postJson('/tags', { tag, on, _csrf })
        assert.equal(answer.status, 303)
        await assertRecommends(site, visitor, on ? [tag] : [])
      }
    }),
  ],
  'choosing a topic takes a login': [
    'POST /tags with a valid token but no user: 401, 403 or 303 /login',
    async site => {
      const visitor = site.visit()
      const _csrf = await readCsrfToken(visitor)

      const fields = { tag: rareTopics(site)[0], on: 'true', _csrf }
      const { status, headers } = await visitor.post('/tags', fields)

      const asked = status === 303 && headers.location === '/login'
      assert.ok(asked || status === 401 || status === 403, `${status}`)
    },
  ],
})
