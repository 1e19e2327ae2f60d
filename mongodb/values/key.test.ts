import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Decimal128, Double, Long, MaxKey, MinKey, ObjectId } from 'bson'
import { createSampler } from '../test/samples.ts'
import { compare } from './compare.ts'
import { after, bracketRange, encodeKey } from './key.ts'
import type { Value } from './value.ts'

test('keys order as the values do, for all types', () => {
  const { value } = createSampler(11)

  for (let i = 0; i < 30_000; i++) {
    const [a, b] = [value(), value()]
    const order = Buffer.compare(encodeKey([a]), encodeKey([b]))
    assert.equal(order, Math.sign(compare(a, b)), show([a, b]))
    const falling = Buffer.compare(
      encodeKey([a], [-1]),
      encodeKey([b], [-1]),
    )
    assert.equal(falling, -order + 0, show([a, b]))
  }
})

test('the order of values is transitive', () => {
  const { value } = createSampler(5)
  const values = Array.from({ length: 400 }, () => [value()])

  // Wrapped in arrays, because sort() puts every undefined last.
  values.sort(([a], [b]) => compare(a, b))

  for (let i = 0; i < values.length; i += 7) {
    for (const [later] of values.slice(i)) {
      assert.ok(compare(values[i][0], later) <= 0)
    }
  }
})

test('compound keys order field by field, each in its direction', () => {
  const { value } = createSampler(23)

  for (let i = 0; i < 10_000; i++) {
    const [a, b] = [value(), value()]
    const [x, y] = [value(), i % 2 ? value() : a]
    const left = encodeKey([x, a], [1, -1])
    const right = encodeKey([y, b], [1, -1])
    const order = Math.sign(compare(x, y)) || -Math.sign(compare(a, b))
    assert.equal(Buffer.compare(left, right), order + 0)
  }
})

test('equal numbers of different types have the same key', () => {
  const key = encodeKey([5])

  for (const five of [new Double(5), Long.fromNumber(5), decimal('5.00')]) {
    assert.deepEqual(encodeKey([five]), key)
  }
  assert.deepEqual(
    encodeKey([Long.fromString('9007199254740993')]),
    encodeKey([decimal('9007199254740993')]),
  )
})

test('a bracket holds the keys of its own types and no other', () => {
  for (const direction of [1, -1] as const) {
    const { low, high } = bracketRange(0, direction)
    const inside = (value: Value) => {
      const key = encodeKey([value], [direction])
      return Buffer.compare(low, key) <= 0 && Buffer.compare(key, high) < 0
    }
    for (const value of [Number.NaN, Number.NEGATIVE_INFINITY, Long.ONE])
      assert.ok(inside(value))
    for (const value of [null, '', new MinKey(), new MaxKey(), undefined])
      assert.ok(!inside(value))
  }
})

test('after a prefix come no keys that begin with it', () => {
  const prefix = encodeKey(['a'])

  assert.ok(Buffer.compare(after(prefix), encodeKey(['a', 'z'])) > 0)
  assert.ok(
    Buffer.compare(after(prefix), encodeKey(['a', new MinKey()], [1, -1])) >
      0,
  )
  assert.ok(Buffer.compare(after(prefix), encodeKey(['a\0'])) < 0)
})

test('types order as the manual says ("Comparison/Sort Order")', () => {
  const ordered: Value[] = [
    new MinKey(),
    null,
    Number.NaN,
    -1,
    decimal('0.5'),
    Long.fromNumber(7),
    'B',
    'a',
    '\uffee',
    '😀',
    { a: 1 },
    { a: 'x' },
    [],
    [1],
    new ObjectId('0'.repeat(24)),
    false,
    true,
    new Date(0),
    new MaxKey(),
  ]

  assert.deepEqual([...ordered].reverse().sort(compare), ordered)
})

function decimal(text: string) {
  return Decimal128.fromString(text)
}

function show(values: Value[]) {
  return values.map(String).join(' and ')
}
