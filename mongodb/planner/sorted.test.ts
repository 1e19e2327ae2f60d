import assert from 'node:assert/strict'
import { test } from 'node:test'
import { idBytes } from '../storage/keys.ts'
import { decode } from '../values/decode.ts'
import { encode } from '../values/encode.ts'
import { sorted } from './sorted.ts'

function* documents(count: number) {
  for (let _id = 0; _id < count; _id++) {
    yield { raw: encode({ _id, n: -_id }), score: _id }
  }
}

const stored = new Map(
  [...documents(3)].map(({ raw }, _id) => [
    idBytes(_id).toString('hex'),
    Buffer.from(raw),
  ]),
)

function sort(limit: number, has = (_id: Buffer) => true) {
  const fetch = (id: Buffer) =>
    has(id) ? stored.get(id.toString('hex')) : undefined
  const found = sorted(documents(3), { n: 1 }, { skip: 0, limit }, fetch)
  return [...found].map(one => one && [decode(one.raw)._id, one.score])
}

test('a sort of all reads the documents again, with their scores', () => {
  assert.deepEqual(sort(0), [
    [2, 2],
    [1, 1],
    [0, 0],
  ])
})

test('a sort of all leaves out what was deleted meanwhile', () => {
  const isNotFirst = (id: Buffer) => !id.equals(idBytes(2))

  assert.deepEqual(sort(0, isNotFirst), [
    [1, 1],
    [0, 0],
  ])
})

test('a sort of few holds the documents that it found', () => {
  assert.deepEqual(
    sort(2, () => false),
    [
      [2, 2],
      [1, 1],
    ],
  )
})
