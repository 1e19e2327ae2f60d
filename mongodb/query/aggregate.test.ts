import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Double, Long } from 'bson'
import type { Document } from '../values/value.ts'
import { compilePipeline } from './aggregate.ts'
import { scopeOfLet } from './let.ts'

const others: Document[] = [
  { _id: 1, sku: 'a', n: 120 },
  { _id: 2, sku: 'b', n: 80 },
  { _id: 3, sku: null, n: 1 },
  { _id: 4, n: 2 },
]

function run(pipeline: object[], docs: object[]): Document[] {
  const resolve = () => others
  const context = { ...scopeOfLet({ least: 2 }), resolve }
  return [
    ...compilePipeline(pipeline as Document[], context)(docs as Document[]),
  ]
}

type Case = [stages: object[], docs: object[], expected: object[]]

const people = [
  { _id: 1, k: 'x', n: 1 },
  { _id: 2, k: 'y', n: new Double(4) },
  { _id: 3, k: 'x', n: 3 },
]

/** Each title names the page of MongoDB's manual that the expectations come from. */
const pages: Record<string, Case[]> = {
  '$match, $sort, $skip, $limit, $count': [
    [[{ $match: { n: { $gt: 1 } } }, { $count: 'n' }], people, [{ n: 2 }]],
    [[{ $match: { n: 99 } }, { $count: 'n' }], people, []],
    [[{ $sort: { n: -1 } }, { $limit: 1 }], people, [people[1]]],
    [
      [{ $sort: { n: 1 } }, { $skip: 1 }, { $limit: 1 }],
      people,
      [people[2]],
    ],
    [[{ $sort: { k: 1 } }, { $limit: 2 }], people, [people[0], people[2]]],
    [
      [{ $match: { $expr: { $gte: ['$n', '$$least'] } } }, { $skip: 1 }],
      people,
      [people[2]],
    ],
  ],
  '$project, $addFields, $unset, $replaceRoot': [
    [[{ $project: { n: 1, _id: 0 } }], [people[0]], [{ n: 1 }]],
    [
      [{ $project: { m: { $add: ['$n', 1] } } }],
      [people[0]],
      [{ _id: 1, m: 2 }],
    ],
    [
      [{ $addFields: { 'a.b': '$n' } }],
      [{ n: 1 }],
      [{ n: 1, a: { b: 1 } }],
    ],
    [
      [{ $set: { a: { b: 2 } } }],
      [{ a: { c: 1 } }],
      [{ a: { c: 1, b: 2 } }],
    ],
    [[{ $set: { n: '$$REMOVE' } }], [{ n: 1, m: 1 }], [{ m: 1 }]],
    [
      [{ $set: { 'a.x': 1 } }],
      [{ a: [{ b: 1 }, 5] }],
      [{ a: [{ b: 1, x: 1 }, { x: 1 }] }],
    ],
    [[{ $unset: ['k', 'n'] }], [people[0]], [{ _id: 1 }]],
    [[{ $replaceRoot: { newRoot: { v: '$n' } } }], [people[0]], [{ v: 1 }]],
  ],
  $group: [
    [
      [
        {
          $group: {
            _id: '$k',
            sum: { $sum: '$n' },
            all: { $push: '$n' },
            avg: { $avg: '$n' },
          },
        },
        { $sort: { _id: 1 } },
      ],
      people,
      [
        { _id: 'x', sum: 4, all: [1, 3], avg: new Double(2) },
        {
          _id: 'y',
          sum: new Double(4),
          all: [new Double(4)],
          avg: new Double(4),
        },
      ],
    ],
    [
      [{ $group: { _id: '$v', n: { $sum: 1 } } }],
      [{ v: 1 }, { v: new Double(1) }, { v: Long.ONE }, { v: null }, {}],
      [
        { _id: 1, n: 3 },
        { _id: null, n: 2 },
      ],
    ],
    [
      [
        {
          $group: {
            _id: null,
            first: { $first: '$n' },
            last: { $last: '$n' },
            max: { $max: '$n' },
            min: { $min: '$none' },
            set: { $addToSet: '$k' },
            count: { $count: {} },
            top: { $top: { sortBy: { n: -1 }, output: '$_id' } },
            top2: { $topN: { n: 2, sortBy: { n: -1 }, output: '$_id' } },
          },
        },
      ],
      people,
      [
        {
          _id: null,
          first: 1,
          last: 3,
          max: new Double(4),
          min: null,
          set: ['x', 'y'],
          count: 3,
          top: 2,
          top2: [2, 3],
        },
      ],
    ],
    [
      [{ $sortByCount: '$k' }],
      people,
      [
        { _id: 'x', count: 2 },
        { _id: 'y', count: 1 },
      ],
    ],
    [[{ $group: { _id: null, n: { $sum: 1 } } }], [], []],
  ],
  $unwind: [
    [
      [{ $unwind: '$a' }],
      [{ a: [1, 2] }, { a: [] }, {}, { a: 5 }],
      [{ a: 1 }, { a: 2 }, { a: 5 }],
    ],
    [
      [
        {
          $unwind: {
            path: '$a',
            includeArrayIndex: 'i',
            preserveNullAndEmptyArrays: true,
          },
        },
      ],
      [{ a: ['x'] }, { b: 1, a: [] }],
      [
        { a: 'x', i: Long.ZERO },
        { b: 1, i: null },
      ],
    ],
  ],
  '$lookup, $unionWith, $facet': [
    [
      [
        {
          $lookup: {
            from: 'o',
            localField: 'sku',
            foreignField: 'sku',
            as: 'o',
          },
        },
      ],
      [{ sku: 'a' }, { sku: ['b', 'a'] }, {}],
      [
        { sku: 'a', o: [others[0]] },
        { sku: ['b', 'a'], o: [others[1], others[0]] },
        { o: [others[2], others[3]] },
      ],
    ],
    [
      [
        {
          $lookup: {
            from: 'o',
            let: { least: '$n' },
            pipeline: [
              { $match: { $expr: { $gt: ['$n', '$$least'] } } },
              { $project: { _id: 1 } },
            ],
            as: 'o',
          },
        },
      ],
      [{ n: 100 }, { n: 200 }],
      [
        { n: 100, o: [{ _id: 1 }] },
        { n: 200, o: [] },
      ],
    ],
    [
      [{ $unionWith: { coll: 'o', pipeline: [{ $match: { sku: 'a' } }] } }],
      [{ _id: 9 }],
      [{ _id: 9 }, others[0]],
    ],
    [
      [{ $facet: { n: [{ $count: 'n' }], first: [{ $limit: 1 }] } }],
      people,
      [{ n: [{ n: 3 }], first: [people[0]] }],
    ],
  ],
  '$bucket, $bucketAuto': [
    [
      [
        {
          $bucket: {
            groupBy: '$n',
            boundaries: [0, 2, 4],
            default: 'more',
          },
        },
      ],
      people,
      [
        { _id: 0, count: 1 },
        { _id: 2, count: 1 },
        { _id: 'more', count: 1 },
      ],
    ],
    [
      [{ $bucketAuto: { groupBy: '$v', buckets: 2 } }],
      [{ v: 1 }, { v: 2 }, { v: 3 }, { v: 4 }],
      [
        { _id: { min: 1, max: 3 }, count: 2 },
        { _id: { min: 3, max: 4 }, count: 2 },
      ],
    ],
  ],
}

for (const [page, cases] of Object.entries(pages)) {
  test(`stages work as the manual says: ${page}`, () => {
    for (const [stages, docs, expected] of cases) {
      const before = JSON.stringify(docs)
      assert.deepEqual(run(stages, docs), expected, JSON.stringify(stages))
      assert.equal(JSON.stringify(docs), before)
    }
  })
}
