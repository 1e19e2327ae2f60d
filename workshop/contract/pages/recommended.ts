import assert from 'node:assert/strict'
import { atLeastOne, check, group, type Site } from '../check.ts'
import { assertLists } from '../expected/pages.ts'
import { countTopics, recommend } from '../expected/recommend.ts'
import { listed, pickFields, shapes } from '../expected/shape.ts'
import { findAll, findLinks } from '../http/page.ts'

export interface Recommended {
  topic: string | null
  topics: { name: string; posts: number }[]
  posts: { id: string }[]
}

export const recommendedChecks = group(
  'Recommended',
  check(
    'every topic is named with the number of all its posts',
    'topics: all posts count; the largest first, then by name',
    async site => {
      const { topics, topic } = await read(site)

      assert.equal(topic, null)
      assert.deepEqual(
        topics.map(each => pickFields(each, ['name', 'posts'])),
        countTopics(site.posts),
      )
    },
  ),
  check(
    'without a topic it holds the 12 recommendations',
    'the same rule as on the front page; here with the whole score',
    async site => {
      const { posts } = await read(site)

      assert.deepEqual(
        posts.map(post => pickFields(post, shapes.inLists)),
        listed(recommend(site.posts)),
      )
    },
  ),
  check(
    'a topic leaves only its own posts, in the same order',
    'GET /recommended/?topic=: filter first, then the first 12',
    async site => {
      for (const { name } of countTopics(site.posts)) {
        const { topic, posts } = await read(site, name)

        assert.equal(topic, name)
        assert.deepEqual(
          posts.map(({ id }) => id),
          recommend(site.posts, { topic: name }).map(({ id }) => id),
          `topic ${name}`,
        )
      }
    },
  ),
  check(
    'an unknown topic has no posts, with status 200',
    'GET /recommended/?topic=no-such-topic',
    async site => {
      const { topic, topics, posts } = await read(site, 'no-such-topic')

      assert.equal(topic, 'no-such-topic')
      assert.deepEqual(posts, [])
      assert.equal(topics.length, countTopics(site.posts).length)
    },
  ),
  check(
    'the page lists the posts and links every topic',
    'GET /recommended/: titles in order, <a href="…?topic=…">',
    async site => {
      const page = await site.visit().page('/recommended/')

      assertLists(page, recommend(site.posts))
      const topics = findLinks(page).map(link => topicOf(link))
      for (const { name } of countTopics(site.posts))
        assert.ok(topics.includes(name), `no link to topic ${name}`)
    },
  ),
  check(
    'the page of a topic lists its posts',
    'GET /recommended/?topic=… in HTML',
    async site => {
      const [{ name }] = countTopics(site.posts)

      const page = await site.visit().page(`/recommended/?topic=${name}`)

      assertLists(page, recommend(site.posts, { topic: name }))
    },
  ),
  check(
    'posts with a picture show it, and every picture has words',
    'an <img> per post with a picture of our own, each with `alt`',
    async site => {
      const page = await site.visit().page('/recommended/')

      const images = findAll(page, 'img')
      const sources = images.map(({ attributes }) => attributes.src)
      const own = recommend(site.posts).filter(({ thumbnail }) =>
        thumbnail.startsWith('/pictures/'),
      )
      for (const { thumbnail } of atLeastOne(own, 'pictures of our own')) {
        const shown = sources.some(src => src.split('?')[0] === thumbnail)
        assert.ok(shown, `${thumbnail} is not shown`)
      }
      for (const { attributes } of images)
        assert.ok('alt' in attributes, `${attributes.src} has no alt`)
    },
  ),
)

function read(site: Site, topic?: string) {
  const query = topic ? `?topic=${encodeURIComponent(topic)}` : ''
  return site.visit().json<Recommended>(`/recommended/${query}`)
}

function topicOf(link: string) {
  return new URL(link, 'http://site/recommended/').searchParams.get('topic')
}
