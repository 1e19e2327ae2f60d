import assert from 'node:assert/strict'
import { test } from 'node:test'
import { collect, cut } from './fixtures.ts'
import { type RecordPlace, readElements } from './read-elements.ts'

const read = (text: string, place: RecordPlace, size?: number) =>
  collect(readElements(cut(text, size), place))

const awkward = '{"t":"]},{[ \\" \\\\","n":{"a":[1,{"b":2}]},"é":"猫"}'

test('the objects of a single-line list are found, whatever their strings contain', async () => {
  const pieces = await read(`[${awkward},{"b":2}]`, 'list')

  assert.deepEqual(pieces, [
    { number: 1, text: awkward },
    { number: 2, text: '{"b":2}' },
  ])
})

test('the same objects are found wherever chunks are split', async () => {
  const text = `[\n  ${awkward} ,\n${awkward}\n]\n`
  const whole = await read(text, 'list')

  assert.equal(whole.length, 2)
  for (const size of [1, 2, 3, 5, 7, 11]) {
    assert.deepEqual(await read(text, 'list', size), whole)
  }
})

test('the children of every listing are found, but not the lists inside them', async () => {
  const listing =
    '{"kind":"Listing","data":{"after":null,"children":' +
    '[{"kind":"t3","data":{"title":"children","awards":[{"a":1}]}},{"kind":"t3"}],"before":[]}}'
  const pieces = await read(`[${listing},${listing}]`, 'children')

  assert.deepEqual(
    pieces.map(piece => JSON.parse(piece.text ?? '').kind),
    ['t3', 't3', 't3', 't3'],
  )
})

test('objects that span lines need no list around them', async () => {
  const pieces = await read('{\n "a": 1\n}\n{\n "b": {"c": 2}\n}\n', 'top')

  assert.deepEqual(
    pieces.map(piece => JSON.parse(piece.text ?? '')),
    [{ a: 1 }, { b: { c: 2 } }],
  )
})

test('a value that is not an object counts once and does not hide its neighbours', async () => {
  const pieces = await read(
    '[{"a":1}, 17, "text, with {", null, {"b":2}]',
    'list',
  )

  assert.deepEqual(pieces, [
    { number: 1, text: '{"a":1}' },
    { number: 2, reason: 'is not an object' },
    { number: 3, reason: 'is not an object' },
    { number: 4, reason: 'is not an object' },
    { number: 5, text: '{"b":2}' },
  ])
})

test('a missing quote costs a single object when each object has its own line', async () => {
  const pieces = await read('[\n{"a":"x},\n{"b":2},\n{"c":3}\n]', 'list')

  assert.deepEqual(pieces, [
    { number: 1, reason: 'has a line break inside a string' },
    { number: 2, text: '{"b":2}' },
    { number: 3, text: '{"c":3}' },
  ])
})

test('an object of 2 MB is reported as bad, and the next one is read', async () => {
  const pieces = await read(
    `[{"a":"${'x'.repeat(2 ** 21)}"},{"b":2}]`,
    'list',
  )

  assert.deepEqual(pieces, [
    { number: 1, reason: 'is longer than 1 MB' },
    { number: 2, text: '{"b":2}' },
  ])
})

test('a file that ends inside an object or a list is reported', async () => {
  const inside = await read('[{"a":1},{"b":', 'list')
  const between = await read('[{"a":1},', 'list')

  assert.equal(inside[1].reason, 'is cut off by the end of the file')
  assert.match(between[1].reason ?? '', /ends before its list does/)
})
