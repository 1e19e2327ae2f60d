import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { generateLines } from './generate-lines.ts'
import { type GeneratedPost, generatePost } from './generate-post.ts'
import { generatePosts } from './generate-posts.ts'

const committed = await readFile(
  join(import.meta.dirname, '../posts.ndjson'),
  'utf8',
)
const posts: GeneratedPost[] = committed
  .trim()
  .split('\n')
  .map(line => JSON.parse(line))

async function write(seed: number, count: number) {
  let text = ''
  for await (const part of generateLines(seed, count)) text += part
  return text
}

const repeated = (values: unknown[]) => values.length - new Set(values).size

test('posts.ndjson is what --count 1000 --seed 1 generates, byte for byte', async () => {
  assert((await write(1, 1000)) === committed)
})

test('a post far into another seed is the same on every machine', () => {
  const far = [0, 499_999, 999_999].map(index =>
    generatePost(7, index, 1_000_000),
  )
  const hash = createHash('sha256')
    .update(JSON.stringify(far))
    .digest('hex')

  assert.equal(
    hash,
    'ea32eabf2a2524a8c500181cc930caed5e9bb32418ae3bd45ea093dec3c11d1a',
  )
})

test('the driver gets the same posts as documents', () => {
  const documents = [...generatePosts({ count: 3, seed: 1 })]

  assert.deepEqual(
    documents.map(({ _id, ...post }) => ({
      _id: { $oid: String(_id) },
      ...post,
    })),
    [0, 1, 2].map(index => generatePost(1, index, 3)),
  )
})

test('ids are unique, in base 36, agree with the name and grow with time', () => {
  for (const field of ['_id', 'id', 'name', 'permalink'] as const) {
    assert.equal(
      repeated(posts.map(post => JSON.stringify(post[field]))),
      0,
    )
  }
  for (const [index, post] of posts.entries()) {
    assert.match(post.id, /^[0-9a-z]+$/)
    assert.equal(post.name, `t3_${post.id}`)
    assert.match(post._id.$oid, /^[0-9a-f]{24}$/)
    assert(post.created_utc >= (posts[index - 1]?.created_utc ?? 0))
  }
})

test('different seeds give different ids', () => {
  const ids = [1, 2, 7].flatMap(seed =>
    [0, 1, 2].map(index => generatePost(seed, index, 1000).id),
  )

  assert.equal(repeated(ids), 0)
})

test('there are at least 12 topics, each with at least 20 posts', () => {
  const topics = [...new Set(posts.map(post => post.subreddit))]

  assert(topics.length >= 12)
  for (const topic of topics)
    assert(
      posts.filter(post => post.subreddit === topic).length >= 20,
      topic,
    )
})

test('score is ups minus downs, and no count is negative', () => {
  for (const { score, ups, downs, num_comments } of posts) {
    assert.equal(score, ups - downs)
    assert(ups >= 0 && downs >= 0 && num_comments >= 0)
    assert([score, ups, downs, num_comments].every(Number.isInteger))
  }
})

test('scores and comments have long tails', () => {
  for (const field of ['score', 'num_comments'] as const) {
    const values = posts.map(post => post[field]).sort((a, b) => a - b)
    const sum = values.reduce((total, value) => total + value)

    assert(
      values[999] > 50 * values[500],
      'the largest towers over the middle',
    )
    assert(sum / 1000 > 2 * values[500], 'the mean is far above the middle')
  }
  assert(posts.some(post => post.score < 0))
})

test('the twelve best-liked posts include ties in score, and in score and comments', () => {
  const top = posts
    .filter(post => post.score > 50)
    .sort((a, b) => b.score - a.score || b.num_comments - a.num_comments)
    .slice(0, 12)

  assert(repeated(top.map(post => post.score)) >= 3)
  assert(
    repeated(top.map(post => `${post.score} ${post.num_comments}`)) >= 1,
  )
})

test('some posts score just below, exactly at and just above the limit of 50', () => {
  for (const score of [49, 50, 51])
    assert(posts.some(post => post.score === score))
})

test('titles rarely repeat and are 1 to 300 characters long', () => {
  const lengths = posts.map(post => post.title.length)

  assert(repeated(posts.map(post => post.title)) < 30)
  assert.deepEqual([Math.min(...lengths), Math.max(...lengths)], [1, 300])
})

const expected: Record<string, (post: GeneratedPost) => boolean> = {
  'a script in the title': ({ title }) =>
    title.includes('<script>alert(1)</script>'),
  'bold markup in the title': ({ title }) => title.includes('<b>'),
  'an entity in the title': ({ title }) => title.includes('&amp;'),
  'quotes in the title': ({ title }) => title.includes('"'),
  'an emoji of several characters': ({ title }) => title.includes('🧑‍🚀'),
  'Chinese or Japanese': ({ title }) => /\p{Script=Han}/u.test(title),
  'Arabic or Hebrew': ({ title }) =>
    /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(title),
  'combining characters': ({ title }) => /\p{M}/u.test(title),
  'a javascript: URL': ({ url }) => /^\s*javascript:/i.test(url),
  'a self post of several paragraphs': ({ selftext }) =>
    selftext.split('\n\n').length >= 3,
  'a deleted author': ({ author }) => author === '[deleted]',
  'adult content': ({ over_18 }) => over_18,
  'an edit': ({ edited }) => edited !== false,
  'a moderator': ({ distinguished }) => distinguished === 'moderator',
  flair: ({ link_flair_text }) => link_flair_text !== null,
}

for (const [what, is] of Object.entries(expected)) {
  test(`there are posts with ${what}, and posts without`, () => {
    assert(posts.some(is))
    assert(!posts.every(is))
  })
}

test('every address is reserved for examples, one of our pictures, or deliberately invalid', () => {
  const reserved =
    /^https:\/\/([a-z0-9-]+\.)*(example|example\.(org|com|net))\//
  const odd = /^\s*javascript:|^data:|^not a url$/i

  for (const { url, is_self, thumbnail } of posts) {
    const isPicture = /^\/pictures\/[a-z0-9-]+\?width=960$/.test(url)
    assert(reserved.test(url) || isPicture || odd.test(url), url)
    if (is_self) assert.equal(thumbnail, 'self')
  }
})

test('every post has every field of a reddit link', () => {
  const fields = Object.keys(posts[0])

  assert.equal(fields.length, 24)
  for (const post of posts) assert.deepEqual(Object.keys(post), fields)
})
