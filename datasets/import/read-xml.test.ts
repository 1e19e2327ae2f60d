import assert from 'node:assert/strict'
import { test } from 'node:test'
import { collect, cut } from './fixtures.ts'
import { readXml } from './read-xml.ts'

const read = (text: string, size?: number) =>
  collect(readXml(cut(text, size)))
const row = (id: number, more = '') =>
  `  <row Id="${id}" Title="a &lt;b&gt; &amp; 猫" ${more}/>\n`
const dump = (...rows: string[]) =>
  `\ufeff<?xml version="1.0" encoding="utf-8"?>\n<posts>\n${rows.join('')}</posts>\n`

test('rows are read as fields, with the number of their line', async () => {
  const pieces = await read(dump(row(4), row(6)))

  assert.deepEqual(
    pieces.map(({ number, fields }) => [number, fields?.Id, fields?.Title]),
    [
      [3, '4', 'a <b> & 猫'],
      [4, '6', 'a <b> & 猫'],
    ],
  )
})

test('rows are the same wherever chunks are split, and when all share a line', async () => {
  const text = dump(row(4), row(6), row(7))
  const ids = async (source: string, size?: number) =>
    (await read(source, size)).map(piece => piece.fields?.Id)

  for (const size of [1, 2, 3, 7]) {
    assert.deepEqual(await ids(text, size), ['4', '6', '7'])
  }
  assert.deepEqual(await ids(text.replaceAll('\n', '')), ['4', '6', '7'])
})

test('a damaged row is reported with its line, and the other rows are read', async () => {
  const pieces = await read(
    dump(row(4), '  <row Id="5" Title="a < b & c />\n', row(6)),
  )

  assert.equal(pieces[1].number, 4)
  assert.match(pieces[1].reason ?? '', /^is not well-formed XML/)
  assert.equal(pieces[2].fields?.Id, '6')
  assert.equal(pieces.length, 3)
})

test('a row of 2 MB is reported as bad, and the next one is read', async () => {
  const pieces = await read(
    dump(row(4, `Body="${'x'.repeat(2 ** 21)}"`), row(6)),
  )

  assert.deepEqual(pieces[0], { number: 3, reason: 'is longer than 1 MB' })
  assert.equal(pieces[1].fields?.Id, '6')
})

test('a truncated file is reported', async () => {
  const text = dump(row(4), row(6))
  const pieces = await read(text.slice(0, -30))

  assert.equal(pieces.at(-1)?.reason, 'is cut off by the end of the file')
})

test('entities that a file defines itself are not expanded', async () => {
  const bomb = '<!DOCTYPE posts [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n'
  const pieces = await read(
    `${bomb}<posts>\n<row Id="1" Title="&b;"/>\n</posts>`,
  )

  assert.match(pieces[0].reason ?? '', /undefined entity/)
})
