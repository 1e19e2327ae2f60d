import assert from 'node:assert/strict'
import { atLeastOne, forEvery, group, type Site } from '../check.ts'
import { assertLists } from '../expected/pages.ts'
import {
  countTopics,
  recommend,
  recommendAll,
} from '../expected/recommend.ts'
import { assertPosts, shapes } from '../expected/shape.ts'
import { findAll, findLinks } from '../http/page.ts'

export interface Recommended {
  topic: string | null
  topics: { name: string; posts: number }[]
  page: number
  pages: number
  total: number
  posts: { id: string }[]
}

export const recommendedChecks = group('Recommended', {
  'every topic is named with the number of all its posts': [
    'topics: all posts count; the largest first, then by name',
    async site => {
      const { topics, topic } = await read(site)

      assert.equal(topic, null)
      assertPosts(topics, countTopics(site.posts), ['name', 'posts'])
    },
  ],
  'without a topic it holds the 12 recommendations': [
    'the same rule as on the front page; here with the whole score',
    async site => {
      const { posts } = await read(site)

      assertPosts(posts, recommend(site.posts), shapes.inLists)
    },
  ],
  'a topic leaves only its own posts, in the same order': [
    'GET /recommended/?topic=: filter first, then the first 12',
    site =>
      forEvery(countTopics(site.posts), async ({ name }) => {
        const { topic, posts } = await read(site, name)

        assert.equal(topic, name)
        assertPosts(posts, recommend(site.posts, { topic }))
      }),
  ],
  'the pages of a topic hold each of its recommended posts once': [
    'GET /recommended/?topic=&page=: 12 a page, in the same order',
    async site => {
      const [{ name: topic }] = countTopics(site.posts)
      const wanted = recommendAll(site.posts, { topic })
      const last = Math.ceil(wanted.length / 12)

      for (let page = 1; page <= last + 1; page++) {
        const { posts, pages, total } = await read(site, topic, page)
        assert.deepEqual([pages, total], [last, wanted.length])
        assertPosts(posts, wanted.slice((page - 1) * 12, page * 12))
      }
    },
  ],
  'the pages of a topic are linked, and its recommended posts counted': [
    'GET /recommended/?topic=… in HTML: rel="next", "20 of 62 posts"',
    async site => {
      const [{ name: topic, posts }] = countTopics(site.posts)
      const { length } = recommendAll(site.posts, { topic })

      const page = await site.page(`/recommended/?topic=${topic}`)

      assert.ok(page.text.includes(`${length} of ${posts} posts`))
      const path = `/recommended/?topic=${topic}&page=2`
      const isPaged = findLinks(page).includes(path)
      assert.equal(isPaged, length > 12, `a link to ${path}`)
    },
  ],
  'an unknown topic has no posts, with status 200': [
    'GET /recommended/?topic=no-such-topic',
    async site => {
      const { topic, topics, posts } = await read(site, 'no-such-topic')

      assert.equal(topic, 'no-such-topic')
      assert.deepEqual(posts, [])
      assert.equal(topics.length, countTopics(site.posts).length)
    },
  ],
  'the page lists the posts and links every topic': [
    'GET /recommended/: titles in order, <a href="…?topic=…">',
    async site => {
      const page = await site.page('/recommended/')

      assertLists(page, recommend(site.posts))
      const topics = findLinks(page).map(topicOf)
      for (const { name } of countTopics(site.posts))
        assert.ok(topics.includes(name), `no link to topic ${name}`)
    },
  ],
  'the page of a topic lists its posts': [
    'GET /recommended/?topic=… in HTML',
    async site => {
      const [{ name }] = countTopics(site.posts)

      const page = await site.page(`/recommended/?topic=${name}`)

      assertLists(page, recommend(site.posts, { topic: name }))
    },
  ],
  'posts with a picture show it, and every picture has words': [
    'an <img> per post with a picture of our own, each with `alt`',
    async site => {
      const page = await site.page('/recommended/')

      const images = findAll(page, 'img')
      const sources = images.map(img => img.attributes.src.split('?')[0])
      const thumbnails = recommend(site.posts)
        .map(({ thumbnail }) => thumbnail)
        .filter(thumbnail => thumbnail.startsWith('/pictures/'))
      for (const thumbnail of atLeastOne(thumbnails, 'pictures of our own'))
        assert.ok(sources.includes(thumbnail), `${thumbnail} is not shown`)
      for (const { attributes } of images)
        assert.ok('alt' in attributes, `${attributes.src} has no alt`)
    },
  ],
})

function read(site: Site, topic?: string, page = 1) {
  const query = topic
    ? `?topic=${encodeURIComponent(topic)}&page=${page}`
    : ''
  return site.json<Recommended>(`/recommended/${query}`)
}

function topicOf(link: string) {
  return new URL(link, 'http://site/recommended/').searchParams.get('topic')
}
