import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Double, Long, serialize } from 'bson'
import { createSampler } from '../test/samples.ts'
import { decode } from './decode.ts'
import { encode } from './encode.ts'
import type { Document } from './value.ts'

test('a document of any types survives encoding and decoding byte for byte', () => {
  const sampler = createSampler(7)

  for (let i = 0; i < 5_000; i++) {
    const doc = sampler.document()
    const bytes = encode(doc)
    assert.deepEqual(encode(decode(bytes)), bytes)
  }
})

test('the bytes are those that the bson library writes', () => {
  const doc = {
    text: 'naïve 😀 and a rather long text, longer than the fast path',
    list: [1, 2.5, null, { deep: [] }],
    when: new Date(-5),
    long: Long.fromString('-9007199254740993'),
    double: new Double(5),
    flag: true,
  }

  assert.deepEqual(encode(doc), Buffer.from(serialize(doc)))
})

test('each number keeps its BSON type', () => {
  const doc = { int: 5, double: new Double(5), half: 0.5, long: Long.ONE }

  assert.deepEqual(decode(encode(doc)), doc)
  assert.deepEqual(decode(serialize({ x: -0 })), { x: new Double(-0) })
})

test('only wanted fields are decoded', () => {
  const bytes = encode({ a: 1, b: { c: 'x' }, d: ['y'], e: /x/ as never })

  assert.deepEqual(decode(bytes, new Set(['d', 'a'])), { a: 1, d: ['y'] })
  assert.deepEqual(decode(bytes, new Set(['none'])), {})
})

test('a field named __proto__ is a field like any other', () => {
  const doc = JSON.parse('{"__proto__": {"polluted": true}, "x": 1}')

  const again = decode(encode(doc)) as { polluted?: boolean }

  assert.deepEqual(Object.keys(again), ['__proto__', 'x'])
  assert.equal(again.polluted, undefined)
  assert.equal(Object.getPrototypeOf(again), Object.prototype)
})

test('malformed bytes are refused, never read past their end', () => {
  const sampler = createSampler(3)

  for (let i = 0; i < 3_000; i++) {
    const bytes = encode({ a: sampler.document(), b: sampler.value() })
    const place = Math.floor(sampler.random() * bytes.length)
    bytes[place] = Math.floor(sampler.random() * 256)
    const cut = bytes.subarray(0, bytes.length - sampler.pick([0, 0, 1, 7]))
    attempt(cut)
  }
})

function attempt(bytes: Uint8Array) {
  try {
    decode(bytes)
    decode(bytes, new Set(['b']))
  } catch (error) {
    const { codeName, message } = error as { codeName: string } & Error
    assert.equal(codeName, 'InvalidBSON', message)
  }
}

test('nesting deeper than 180 levels is refused both ways', () => {
  let doc: Document = {}
  for (let i = 0; i < 200; i++) doc = { a: doc }

  assert.throws(() => encode(doc), { codeName: 'InvalidBSON' })
  assert.throws(() => decode(serialize(doc)), { codeName: 'InvalidBSON' })
})
