import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { type Mongodb, startMongodb } from '@workshop/mongodb'
import { type Collection, MongoClient } from 'mongodb'
import { generatePost } from '../generate/generate-post.ts'
import { storeAsZstd } from './fixtures.ts'
import { type ImportOptions, importPosts } from './import-posts.ts'

let folder: string
let server: Mongodb
let client: MongoClient
let collections = 0

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'))
  server = await startMongodb({ folder, port: 0 })
  client = await MongoClient.connect(server.uri)
})

after(async () => {
  await client.close()
  await server.close()
  await rm(folder, { recursive: true })
})

const fresh = () => client.db('test').collection(`posts${collections++}`)

const load = (
  content: string | Buffer,
  posts: Collection,
  options?: ImportOptions,
) => importPosts(Readable.from([Buffer.from(content)]), posts, options)

const some = Array.from({ length: 50 }, (_, index) =>
  generatePost(1, index, 50),
)
const lines = some.map(post => `${JSON.stringify(post)}\n`).join('')

test('importing a file a second time changes nothing', async () => {
  const posts = fresh()
  const path = join(import.meta.dirname, '../posts.ndjson')

  const first = await importPosts(path, posts)
  const before = await posts.find().sort({ _id: 1 }).toArray()
  const second = await importPosts(path, posts)

  assert.deepEqual(
    [first.read, first.inserted, first.badCount],
    [1000, 1000, 0],
  )
  assert.deepEqual(
    [second.inserted, second.updated, second.unchanged],
    [0, 0, 1000],
  )
  assert.deepEqual(await posts.find().sort({ _id: 1 }).toArray(), before)
})

const link = { id: '1abc', title: 'One', subreddit: 'cats', score: 5 }
const listing = (...data: object[]) =>
  JSON.stringify({
    kind: 'Listing',
    data: {
      after: null,
      children: data.map(one => ({ kind: 't3', data: one })),
    },
  })
const xml =
  '<posts>\n<row Id="7" PostTypeId="1" Title="One" Tags="&lt;cats&gt;" Score="5"/>\n<row Id="8" PostTypeId="2"/>\n</posts>\n'

const contents: Record<string, string | Buffer> = {
  'JSON lines': JSON.stringify(link),
  'extended JSON': JSON.stringify({
    ...link,
    _id: { $oid: 'a'.repeat(24) },
    score: { $numberInt: '5' },
    over_18: 'False',
  }),
  'a JSON array': JSON.stringify([link], null, 2),
  'spread-out objects': JSON.stringify(link, null, 2),
  'a listing': listing(link),
  'two listings on two lines': `${listing(link)}\n${listing(link)}\n`,
  'a listing among lines': `${JSON.stringify(link)}\n${listing(link)}\n`,
  'Posts.xml': xml,
  'packed lines (gzip)': gzipSync(JSON.stringify(link)),
  'packed lines (zstd)': storeAsZstd(JSON.stringify(link)),
  'packed Posts.xml': storeAsZstd(xml),
}

for (const [name, content] of Object.entries(contents)) {
  test(`${name} is recognised`, async () => {
    const posts = fresh()

    const tally = await load(content, posts)

    assert.deepEqual([tally.inserted, tally.badCount], [1, 0])
    const [post] = await posts.find().toArray()
    assert.deepEqual(
      [post.title, post.subreddit, post.score, post.over_18],
      ['One', 'cats', 5, false],
    )
  })
}

test('a Stack Exchange question becomes a post, and an answer does not', async () => {
  const posts = fresh()
  const row = `<row Id="7" PostTypeId="1" CreationDate="2014-01-01T00:00:00.000" Score="-2" ViewCount="300" Body="&lt;p&gt;Why &amp;lt;b&amp;gt;?&lt;/p&gt;" OwnerUserId="3" LastEditDate="2014-01-02T00:00:00.000" Title="A &amp;amp; B?" Tags="|node.js|mongodb|" CommentCount="4" />`

  const tally = await load(
    `<posts>\n${row}\n<row Id="8" PostTypeId="2"/>\n</posts>`,
    posts,
    { source: 'cooking.example' },
  )

  assert.deepEqual([tally.read, tally.inserted, tally.skipped], [1, 1, 1])
  const post = await posts.findOne({ source: 'cooking.example', id: '7' })
  assert.deepEqual(
    { ...post, _id: undefined },
    {
      _id: undefined,
      source: 'cooking.example',
      id: '7',
      name: 't3_7',
      title: 'A &amp; B?',
      author: 'user3',
      subreddit: 'node.js',
      subreddit_id: '',
      score: -2,
      ups: 0,
      downs: 2,
      num_comments: 4,
      created_utc: 1388534400,
      permalink: '/questions/7',
      url: 'https://cooking.example/questions/7',
      domain: 'cooking.example',
      is_self: true,
      thumbnail: 'self',
      selftext: 'Why <b>?',
      over_18: false,
      edited: 1388620800,
      distinguished: null,
      link_flair_text: 'node.js, mongodb',
      author_flair_text: null,
      view_count: 300,
    },
  )
})

test('bad lines are counted and reported with number and reason, and the others are imported', async () => {
  const posts = fresh()
  const [one, two] = lines.split('\n')
  const content = [
    one,
    '{"id": "x", "title": ',
    '17',
    '{"id":"1abc"}',
    two,
    'x'.repeat(2 ** 21),
    '',
  ].join('\n')

  const tally = await load(content, posts)

  assert.deepEqual([tally.read, tally.inserted, tally.badCount], [6, 2, 4])
  assert.deepEqual(
    tally.bad.map(bad => bad.number),
    [2, 3, 4, 6],
  )
  assert.match(tally.bad[0].reason, /^is not JSON/)
  assert.deepEqual(
    tally.bad.slice(1).map(bad => bad.reason),
    ['is not an object', 'has no title', 'is longer than 1 MB'],
  )
})

test('all bad lines are counted, and the first twenty are listed', async () => {
  const tally = await load('{}\n'.repeat(500), fresh())

  assert.deepEqual([tally.bad.length, tally.badCount], [20, 500])
})

test('a bad child of a listing leaves its siblings alone', async () => {
  const tally = await load(
    `${listing({ id: 'a', title: 'A' }, { id: 'b' }, { id: 'c', title: 'C' })}\n`,
    fresh(),
    { format: 'lines' },
  )

  assert.deepEqual([tally.inserted, tally.badCount], [2, 1])
})

test('--strict stops at the first bad line and keeps the posts before it', async () => {
  const posts = fresh()

  await assert.rejects(
    load(`${lines}{}\n${lines}`, posts, { strict: true }),
    {
      name: 'ImportError',
      message: 'Stopped: record 51 has no title.',
    },
  )
  assert.equal(await posts.countDocuments(), 50)
})

test('a changed post is updated and keeps its _id and the fields that others added', async () => {
  const posts = fresh()
  await load(lines, posts)
  await posts.updateOne({ id: some[3].id }, { $set: { likes: 3 } })

  const tally = await load(
    lines.replace(`"score":${some[3].score},`, '"score":4711,'),
    posts,
  )

  assert.deepEqual(
    [tally.inserted, tally.updated, tally.unchanged],
    [0, 1, 49],
  )
  const post = await posts.findOne({ score: 4711 })
  assert.equal(post?.likes, 3)
  assert.equal(
    String(post?._id),
    some.find(({ id }) => id === post?.id)?._id.$oid,
  )
})

test('the last version of a post that comes twice in a file is stored', async () => {
  const posts = fresh()

  const tally = await load(
    '{"id":"a","title":"first"}\n{"id":"a","title":"last"}\n',
    posts,
  )

  assert.deepEqual([tally.inserted, tally.updated], [1, 1])
  assert.deepEqual(
    (await posts.find().toArray()).map(post => post.title),
    ['last'],
  )
})

test('the next import completes an interrupted import', async () => {
  const posts = fresh()
  await load(lines.split('\n').slice(20).join('\n'), posts)

  const tally = await load(lines, posts, { batch: 7 })

  assert.deepEqual([tally.inserted, tally.unchanged], [20, 30])
})

test('a post with the _id of another post is reported as bad', async () => {
  const posts = fresh()
  const _id = { $oid: 'b'.repeat(24) }
  const two = ['a', 'b'].map(id => JSON.stringify({ _id, id, title: id }))

  const tally = await load(two.join('\n'), posts)

  assert.equal(tally.inserted, 1)
  assert.deepEqual(tally.bad, [
    { number: 2, reason: `has the _id ${_id.$oid} of another post` },
  ])
})

test('two imports of the same file at the same time write every post once', async () => {
  const posts = fresh()

  const tallies = await Promise.all([
    load(lines, posts),
    load(lines, posts),
  ])

  assert.equal(tallies[0].inserted + tallies[1].inserted, 50)
  assert.equal(await posts.countDocuments(), 50)
})

test('numbers are stored as integers, and operators in a file are dropped', async () => {
  const posts = fresh()
  await load(
    '{"id":"a","title":"t","score":5.0,"created_utc":"1388534400.0","$set":{"x":1},"a.b":1}',
    posts,
  )

  const [post] = await posts.find({}, { promoteValues: false }).toArray()

  assert.equal(post.score._bsontype, 'Int32')
  assert.equal(post.created_utc._bsontype, 'Int32')
  assert(!('$set' in post) && !('a.b' in post))
})
