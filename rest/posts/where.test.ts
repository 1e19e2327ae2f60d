import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { invalidFields, startApi } from '../test/api.ts'
import { storedPost } from '../test/posts.ts'

const { get, posts } = await startApi()

type Row = { score: number; subreddit: string; author: string }
type Where = Record<string, unknown>

const names = ['', 'a', 'b', 'B', 'é', '$gt']
const number = fc.integer({ min: -2, max: 2 })
const name = fc.constantFrom(...names)

function operatorsOf(value: fc.Arbitrary<unknown>) {
  const list = fc.array(value, { minLength: 1, maxLength: 3 })
  return fc
    .dictionary(
      fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte'),
      value,
      { minKeys: 1, maxKeys: 2 },
    )
    .chain(some =>
      fc
        .constantFrom<'$in' | '$nin' | '$not' | ''>(
          '$in',
          '$nin',
          '$not',
          '',
        )
        .chain(more =>
          more === ''
            ? fc.constant(some)
            : more === '$not'
              ? fc.constant({ $not: some })
              : list.map(values => ({ ...some, [more]: values })),
        ),
    )
}

const conditionOf = (value: fc.Arbitrary<unknown>) =>
  fc.oneof(value, operatorsOf(value))

const fields = fc.record<Where>(
  {
    score: conditionOf(number),
    subreddit: conditionOf(name),
    author: conditionOf(name),
  },
  { requiredKeys: [] },
)

const { where } = fc.letrec<{ where: Where }>(tie => ({
  where: fc.oneof(
    { maxDepth: 3 },
    fields,
    fc.record({
      $and: fc.array(tie('where'), { minLength: 1, maxLength: 2 }),
    }),
    fc.record({
      $or: fc.array(tie('where'), { minLength: 1, maxLength: 2 }),
    }),
  ),
}))

/** What the manual says each operator means, in a few lines of JavaScript. */
function matches(row: Row, where: Where): boolean {
  return Object.entries(where).every(([name, condition]) => {
    if (name === '$and')
      return (condition as Where[]).every(one => matches(row, one))
    if (name === '$or')
      return (condition as Where[]).some(one => matches(row, one))
    return holds(row[name as keyof Row], condition)
  })
}

function holds(value: number | string, condition: unknown): boolean {
  if (typeof condition !== 'object') return value === condition
  return Object.entries(condition as Where).every(([operator, operand]) => {
    if (operator === '$not') return !holds(value, operand)
    const list = operand as unknown[]
    if (operator === '$in') return list.includes(value)
    if (operator === '$nin') return !list.includes(value)
    if (operator === '$ne') return value !== operand
    const order = compare(value, operand as typeof value)
    if (operator === '$gt') return order > 0
    if (operator === '$gte') return order >= 0
    if (operator === '$lt') return order < 0
    return operator === '$lte' ? order <= 0 : order === 0
  })
}

function compare(a: number | string, b: number | string) {
  if (typeof a === 'number') return a - Number(b)
  return Buffer.compare(Buffer.from(a), Buffer.from(String(b)))
}

test('a where finds what the same filter finds in JavaScript', async () => {
  const rows = Array.from({ length: 60 }, (_, index) =>
    storedPost({
      title: `${index}`,
      score: (index % 5) - 2,
      subreddit: names[index % names.length],
      author: names[(index >> 2) % names.length],
    }),
  )
  await posts.insertMany(rows)

  const property = fc.asyncProperty(where, async where => {
    const query = encodeURIComponent(JSON.stringify(where))
    const answer = await get(`/api/posts?size=100&where=${query}`)

    const found = answer.data._embedded.posts as { title: string }[]
    const expected = rows.filter(row => matches(row, where))
    assert.deepEqual(
      found.map(({ title }) => title),
      expected.map(({ title }) => title),
    )
    assert.equal(answer.data.total, expected.length)
  })
  await fc.assert(property, { numRuns: 100 })
})

test('a post is found by its id, text or ObjectId', async () => {
  const post = storedPost()
  await posts.insertMany([post, storedPost({ _id: 'abc', id: 'abc' })])
  const ids = JSON.stringify({ id: { $in: ['abc', String(post._id)] } })

  const { data } = await get(`/api/posts?where=${ids}`)

  assert.equal(data.total, 2)
})

const refused: [where: unknown, fields: string[]][] = [
  [{ $where: 'true' }, ['where.$where']],
  [{ $expr: {}, $text: {} }, ['where.$expr', 'where.$text']],
  [{ title: { $regex: '.*' } }, ['where.title.$regex']],
  [
    { title: { $gt: 5, $lt: null } },
    ['where.title.$gt', 'where.title.$lt'],
  ],
  [{ score: '5' }, ['where.score']],
  [{ score: { $in: [] } }, ['where.score.$in']],
  [
    { score: { $in: [1, 'x', {}] } },
    ['where.score.$in.1', 'where.score.$in.2'],
  ],
  [{ score: {} }, ['where.score']],
  [{ score: { $not: 5 } }, ['where.score.$not']],
  [{ score: { $not: { $not: { $gt: 1 } } } }, ['where.score.$not.$not']],
  [{ 'title.x': 'y', source: 'z' }, ['where.title.x', 'where.source']],
  [{ $or: {} }, ['where.$or']],
  [{ $and: [{ x: 1 }, 5] }, ['where.$and.0.x', 'where.$and.1']],
  [[], ['where']],
  [null, ['where']],
  [
    JSON.parse('{"__proto__":{"$gt":1},"constructor":"x"}'),
    ['where.__proto__', 'where.constructor'],
  ],
]

for (const [where, fields] of refused) {
  const text = JSON.stringify(where)
  test(`where=${text} is refused, and each wrong place named`, async () => {
    const answer = await get(`/api/posts?where=${encodeURIComponent(text)}`)

    assert.equal(answer.status, 400)
    assert.deepEqual(invalidFields(answer), fields)
  })
}

test('a filter as deep as a well is refused', async () => {
  const deep = `${'{"$and":['.repeat(300)}{}${']}'.repeat(300)}`

  const { status } = await get(`/api/posts?where=${deep}`)

  assert.equal(status, 400)
})
