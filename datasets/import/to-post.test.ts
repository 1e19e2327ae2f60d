import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toPost } from './to-post.ts'

const bare = { id: '1abc', title: 'A title' }
const convert = (fields: object) => toPost({ ...bare, ...fields }, 'reddit')

test('canonical and relaxed extended JSON give the same post', () => {
  const $oid = '65952f4ac5c0b69a08778af2'
  const relaxed = {
    _id: { $oid },
    score: 5,
    created_utc: 1388534400,
    over_18: true,
  }
  const canonical = {
    _id: { $oid },
    score: { $numberInt: '5' },
    created_utc: { $numberDouble: '1388534400.0' },
    over_18: true,
    num_comments: { $numberLong: '0' },
  }

  assert.deepEqual(convert(canonical), convert(relaxed))
  assert.equal(String(convert(relaxed)._id), $oid)
})

test('a boolean may be text in any case, a number or absent', () => {
  const values = [
    true,
    'True',
    'true',
    '1',
    1,
    false,
    'False',
    0,
    undefined,
    null,
  ]

  assert.deepEqual(
    values.map(over_18 => convert({ over_18 }).over_18),
    [true, true, true, true, true, false, false, false, false, false],
  )
})

test('`edited` becomes false or seconds, in whatever form it came', () => {
  const created_utc = 1000
  const values = [
    false,
    'False',
    '',
    null,
    'True',
    true,
    1388534400,
    '1388534400.0',
  ]

  assert.deepEqual(
    values.map(edited => convert({ created_utc, edited }).edited),
    [false, false, false, false, 1000, 1000, 1388534400, 1388534400],
  )
})

test('dates become seconds, from text, milliseconds and $date', () => {
  const values = [
    '2014-01-01T00:00:00Z',
    '2014-01-01T00:00:00.5',
    '2014-01-01',
    1388534400000,
    '1388534400',
    { $date: '2014-01-01T00:00:00Z' },
    { $date: { $numberLong: '1388534400000' } },
  ]

  for (const created_utc of values) {
    assert.equal(convert({ created_utc }).created_utc, 1388534400)
  }
})

test('an id may be a number, a name or an _id', () => {
  const ids = [
    { id: 17 },
    { id: '', name: 't3_17' },
    { id: undefined, _id: '17' },
  ]

  for (const fields of ids) {
    const post = convert(fields)
    assert.deepEqual([post.id, post.name], ['17', 't3_17'])
  }
})

test('a post without an _id always gets the same one, which differs by source', () => {
  const [one, same] = [convert({}), convert({ score: 9 })]
  const other = convert({ source: 'elsewhere' })

  assert.equal(String(one._id), String(same._id))
  assert.notEqual(String(one._id), String(other._id))
})

test('different ids give different _ids, and later ids give larger ones', () => {
  const ids = [
    'z',
    '10',
    '010',
    '1abc',
    '1abd',
    'Z',
    'a-b',
    '36 characters are no base 36',
  ]
  const hex = ids.map(id => String(convert({ id })._id))

  assert.equal(new Set(hex).size, ids.length)
  assert(hex[3] < hex[4])
})

test('ids that are not counters never collide with those that are', () => {
  const last = String(convert({ id: 'zzzzzzzzzz' })._id)

  for (const id of ['01', '02', '03', 'A', 'B', 'C', 'a-b', 'a-c', 'a-d']) {
    assert(String(convert({ id })._id) > last, id)
  }
})

test('missing votes follow from score = ups - downs', () => {
  const votes = (fields: object) => {
    const { score, ups, downs } = convert(fields)
    return [score, ups, downs]
  }

  assert.deepEqual(votes({ score: 5 }), [5, 5, 0])
  assert.deepEqual(votes({ score: -3 }), [-3, 0, 3])
  assert.deepEqual(votes({ ups: 9, downs: 2 }), [7, 9, 2])
  assert.deepEqual(votes({ score: 7, ups: 9 }), [7, 9, 2])
  assert.deepEqual(votes({}), [0, 0, 0])
})

test('missing fields are filled in, and unknown fields are left out', () => {
  const { _id, ...post } = convert({
    subreddit: 'cats',
    malice: { $gt: '' },
  })

  assert.deepEqual(post, {
    source: 'reddit',
    id: '1abc',
    name: 't3_1abc',
    title: 'A title',
    author: '[deleted]',
    subreddit: 'cats',
    subreddit_id: '',
    score: 0,
    ups: 0,
    downs: 0,
    num_comments: 0,
    created_utc: 0,
    permalink: '/r/cats/comments/1abc/a_title/',
    url: '/r/cats/comments/1abc/a_title/',
    domain: '',
    is_self: false,
    thumbnail: 'default',
    selftext: '',
    over_18: false,
    edited: false,
    distinguished: null,
    link_flair_text: null,
    author_flair_text: null,
  })
})

test('lone surrogates are replaced, as BSON cannot hold them', () => {
  assert.equal(convert({ title: 'a\ud83d' }).title, 'a\ufffd')
})

const bad: [object, RegExp][] = [
  [{ title: '' }, /has no title/],
  [{ title: undefined, body: 'hi' }, /it looks like a comment/],
  [{ id: undefined }, /has no id/],
  [{ score: 'many' }, /score is not a number: "many"/],
  [{ score: { $gt: 1 } }, /score is not a number: \{"\$gt":1\}/],
  [{ title: { $ne: null } }, /title is not text/],
  [{ over_18: 'perhaps' }, /over_18 is neither true nor false/],
  [{ created_utc: 'yesterday' }, /created_utc is not a number/],
  [{ score: 1e300 }, /score is too large/],
]

for (const [fields, reason] of bad) {
  test(`a post with ${JSON.stringify(fields)} is refused with a reason`, () => {
    assert.throws(() => convert(fields), {
      name: 'BadRecord',
      message: reason,
    })
  })
}
