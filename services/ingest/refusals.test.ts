import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wholePost } from '@workshop/datasets/posts/sample'
import { changes, upsert, wholeSnapshot } from './test/batches.ts'
import { receivedPosts, startReceiver } from './test/receiver.ts'

const good = upsert(2, wholePost())
const whole = wholeSnapshot(1, [])
const { post, ...bare } = good as typeof good & { post: object }

/** Each wrong body, and the fields that its problem names. */
const wrong: [string, unknown, string[]][] = [
  ['nothing', {}, ['changes', 'complete']],
  ['an unknown field', { ...whole, since: '0' }, ['since']],
  [
    'an operator for an id',
    changes({ ...good, id: { $gt: '' } } as never),
    ['changes.0.id'],
  ],
  [
    'an operator in a post',
    changes({ ...bare, post: { ...post, title: { $ne: 1 } } } as never),
    ['changes.0.post.title'],
  ],
  [
    'an unknown field in a post',
    changes({ ...bare, post: { ...post, $where: '1' } } as never),
    ['changes.0.post.$where'],
  ],
  ['a post without its fields', changes(bare as never), ['changes.0.post']],
  [
    'the post of another id',
    changes({ ...bare, id: 'other', post } as never),
    ['changes.0.post.id'],
  ],
  [
    'a post with a deletion',
    changes({ ...good, type: 'delete' } as never),
    ['changes.0.post'],
  ],
  [
    'another kind of change',
    changes({ ...good, type: 'drop' } as never),
    ['changes.0.type'],
  ],
  [
    'a moment that is none',
    changes({ ...good, at: '12' }),
    ['changes.0.at'],
  ],
  [
    'a range that ends before it begins',
    { ...whole, snapshot: { at: good.at, after: 'b', until: 'a' } },
    ['snapshot.until'],
  ],
  [
    'a post outside the range of its page',
    {
      ...wholeSnapshot(1, [wholePost({ id: 'b' })]),
      snapshot: { at: good.at, after: 'b', until: 'c' },
    },
    ['changes'],
  ],
  [
    'ObjectIds before texts',
    {
      ...whole,
      snapshot: { at: good.at, after: '0'.repeat(24), until: 'a' },
    },
    ['snapshot.until'],
  ],
  [
    'a change from the future',
    changes({ ...good, at: 'fffffffffffffffe' }),
    ['changes.0.at'],
  ],
  [
    'a snapshot from the future',
    { ...whole, snapshot: { ...whole.snapshot, at: 'fffffffffffffffe' } },
    ['snapshot.at'],
  ],
  ['too many changes', changes(...Array(1001).fill(good)), ['changes']],
]

for (const [what, body, fields] of wrong) {
  test(`${what} is a 400 that names the field, and nothing is stored`, async t => {
    const { http } = await startReceiver(t)

    const { status, headers, data } = await http.put('/intake', body)

    assert.equal(status, 400)
    assert.match(
      String(headers['content-type']),
      /^application\/problem\+json/,
    )
    assert.deepEqual(
      data.errors.map(({ field }: { field: string }) => field),
      fields,
    )
    assert.equal(await receivedPosts.countDocuments(), 0)
  })
}

test('a body of another type, malformed or too large is refused', async t => {
  const { http } = await startReceiver(t)
  const json = { headers: { 'Content-Type': 'application/json' } }
  const text = { headers: { 'Content-Type': 'text/plain' } }
  const large = wholePost({ selftext: 'x'.repeat(10 * 1024 * 1024) })

  const kind = await http.put('/intake', '{}', text)
  const form = await http.put('/intake', '{"changes":', json)
  const size = await http.put('/intake', changes(upsert(2, large)))

  assert.deepEqual([kind.status, form.status, size.status], [415, 400, 413])
})

test('the clock of the database may be a little ahead', async t => {
  const { put } = await startReceiver(t)
  const seconds = Math.floor(Date.now() / 1000)
  const at = (ahead: number) => `${(seconds + ahead).toString(16)}00000001`
  const change = (ahead: number) =>
    changes({ ...good, at: at(ahead) } as typeof good)
  await put(whole)

  const statuses = [await put(change(30)), await put(change(120))]

  assert.deepEqual(statuses, [204, 400])
})

test('a write without the token is refused', async t => {
  const { http } = await startReceiver(t)

  for (const Authorization of ['', 'Bearer another'])
    assert.equal(
      (await http.put('/intake', whole, { headers: { Authorization } }))
        .status,
      401,
    )
})
