import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { WholePost } from '@workshop/datasets/posts/post'
import { findMatches } from './search.ts'

const titles = (...titles: string[]) =>
  titles.map((title, index) => ({
    id: String(index + 1),
    title,
    selftext: '',
  })) as WholePost[]

const find = (posts: WholePost[], query: string) =>
  findMatches(posts, query).map(({ post }) => post.title)

test('scores are those of the example in MongoDB’s manual for $meta', () => {
  const posts = titles(
    'cakes and ale',
    'more cakes',
    'bread',
    'some cakes',
    'two cakes to go',
    'pie',
  )

  const hits = findMatches(posts, 'cake')

  // The manual's index has weight 1, ours gives titles 10.
  assert.deepEqual(
    hits.map(({ post, score }) => [post.id, score / 10]),
    [
      ['2', 1],
      ['4', 1],
      ['1', 0.75],
      ['5', 2 / 3],
    ],
  )
})

test('a title that is the word itself scores a tenth more', () => {
  const [hit] = findMatches(titles('Cake'), 'cake')

  assert.equal(hit.score, 11)
})

test('each repetition of a word counts half of the one before', () => {
  const [hit] = findMatches(titles('cake cake cake pie'), 'cake')

  assert.equal(hit.score, 10 * (1 + 1 / 2 + 1 / 4) * (0.5 + 0.5 * (3 / 4)))
})

test('the text of a post weighs a tenth of its title', () => {
  const posts = [
    { id: '1', title: 'pie', selftext: 'one cake' },
  ] as WholePost[]

  const [hit] = findMatches(posts, 'cake')

  assert.equal(hit.score, 0.75)
})

test('case, accents and endings make no difference', () => {
  const posts = titles('Crème brûlée cafés', 'CAFE', 'coffee')

  assert.deepEqual(find(posts, 'Café').sort(), [
    'CAFE',
    'Crème brûlée cafés',
  ])
})

test('a phrase must stand there as it is, also within longer words', () => {
  const posts = titles('one ale cake', 'cake and ale', 'ale cakes')

  assert.deepEqual(find(posts, '"ale cake"'), ['ale cakes', 'one ale cake'])
})

test('a minus before a word or a phrase excludes, within a word it does not', () => {
  const posts = titles('cake ale', 'cake pie', 'cake')

  assert.deepEqual(find(posts, 'cake -ale'), ['cake', 'cake pie'])
  assert.deepEqual(find(posts, 'cake -"cake pie"'), ['cake', 'cake ale'])
  assert.deepEqual(find(posts, 'pie-ale').length, 2)
  assert.deepEqual(find(posts, 'cake - ale').length, 3)
})

test('stop words and words after a minus alone find nothing', () => {
  const posts = titles('the cake and I', "don't")

  for (const query of ['the', '-pie', "don't", '', '"the"', '…'])
    assert.deepEqual(find(posts, query), [], query)
})
