import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Document } from '../values/value.ts'
import { compilePipeline, pushdown } from './aggregate.ts'

function run(pipeline: object[], docs: Document[]): Document[] {
  const compiled = compilePipeline(pipeline as Document[], {
    resolve: () => [],
  })
  return [...compiled(docs)]
}

test('an invalid pipeline is refused with MongoDB’s code', () => {
  const wrong: [object[], number][] = [
    [[{ $foo: {} }], 40324],
    [[{ $_sortLimit: {} }], 40324],
    [[{}], 40323],
    [[{ $match: {}, $limit: 1 }], 40323],
    [[{ $limit: 0 }], 15958],
    [[{ $sort: {} }], 15976],
    [[{ $group: {} }], 15955],
    [[{ $group: { _id: 1, n: 1 } }], 40234],
    [[{ $group: { _id: 1, n: { $foo: 1 } } }], 15952],
    [[{ $group: { _id: 1, n: { $accumulator: {} } } }], 15952],
    [[{ $project: {} }], 51272],
    [[{ $unwind: 'a' }], 28818],
    [[{ $count: '' }], 40156],
  ]

  for (const [pipeline, code] of wrong) {
    assert.throws(
      () => run(pipeline, []),
      { code },
      JSON.stringify(pipeline),
    )
  }
})

test('the leading part goes to the planner with the fields that all stages read', () => {
  const recommendation = [
    { $match: { score: { $gt: 50 } } },
    { $addFields: { upsanddowns: { $subtract: ['$downs', '$ups'] } } },
    { $sort: { upsanddowns: 1, num_comments: -1, _id: 1 } },
    { $limit: 12 },
    { $project: { title: 1, score: { $divide: ['$score', 10] } } },
  ]

  const pushed = pushdown(recommendation)

  assert.deepEqual(pushed.filter, { score: { $gt: 50 } })
  assert.deepEqual(pushed.rest, recommendation.slice(1))
  assert.deepEqual([...(pushed.wanted ?? [])].sort(), [
    '_id',
    'downs',
    'num_comments',
    'score',
    'title',
    'ups',
  ])
  assert.deepEqual(
    pushdown([
      { $match: { a: 1 } },
      { $match: { b: 1 } },
      { $sort: { c: 1 } },
      { $skip: 2 },
      { $limit: 3 },
    ]),
    {
      filter: { $and: [{ a: 1 }, { b: 1 }] },
      sort: { c: 1 },
      skip: 2,
      limit: 3,
      rest: [],
      wanted: undefined,
    },
  )
})

test('a sort with a limit answers what the whole sort begins with', () => {
  const docs = Array.from({ length: 500 }, (_, i) => ({
    _id: i,
    n: (i * 37) % 50,
  }))
  const sorted = run([{ $sort: { n: 1 } }], docs)

  assert.deepEqual(
    run([{ $sort: { n: 1 } }, { $limit: 60 }], docs),
    sorted.slice(0, 60),
  )
  assert.deepEqual(
    run([{ $sort: { n: 1 } }, { $limit: 900 }], docs),
    sorted,
  )
})

test('fields set before a limited sort are there after it, with all the others', () => {
  const docs = Array.from({ length: 50 }, (_, i) => ({
    _id: i,
    x: -i,
    t: 'x',
  }))
  const pipeline = [
    { $match: { _id: { $lt: 40 } } },
    { $set: { y: { $add: ['$x', 1] }, t: { $concat: ['$t', 'y'] } } },
    { $sort: { y: 1 } },
    { $skip: 1 },
    { $limit: 2 },
  ]

  assert.deepEqual(run(pipeline, docs), [
    { _id: 38, x: -38, t: 'xy', y: -37 },
    { _id: 37, x: -37, t: 'xy', y: -36 },
  ])
})
