import assert from 'node:assert/strict'
import { test } from 'node:test'
import { proseOf, type Schema, typeOf } from './type-of.ts'

const post = { $ref: '#/components/schemas/Post' }

const cases: [string, Schema][] = [
  ['string', { type: 'string' }],
  ['any', {}],
  [
    'integer, 1 to 9, default 2',
    { type: 'integer', minimum: 1, maximum: 9, default: 2 },
  ],
  ['<a href="#Post">Post</a>', post],
  ['list of <a href="#Post">Post</a>', { type: 'array', items: post }],
  [
    '<a href="#Post">Post</a> or string',
    { anyOf: [post, { type: 'string' }] },
  ],
  ['<code>up</code>, <code>down</code>', { enum: ['up', 'down'] }],
]

for (const [words, schema] of cases)
  test(`${JSON.stringify(schema)} is "${words}"`, () => {
    assert.equal(typeOf(schema), words)
  })

test('of a Markdown text, code is marked and the rest escaped', () => {
  assert.equal(proseOf('`a<b` & c'), '<code>a&lt;b</code> &amp; c')
  assert.equal(proseOf(undefined), '')
})
