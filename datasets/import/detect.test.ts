import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detectFormat } from './detect.ts'

const examples: [string, string][] = [
  ['lines', '{"a":1}\n{"b":2}\n'],
  ['lines', '\ufeff{"a":1}'],
  ['lines', ''],
  ['lines', '{"a": 1, "title": "cut o\n{"b":2}\n'],
  ['lines', 'nonsense\n{"b":2}\n'],
  ['array', '\n [{"a":1}]'],
  ['array', '[]'],
  ['listing', '{"kind": "Listing", "data": {"children": []}}'],
  ['listing', '[{"kind": "Listing", "data": {}}]'],
  ['objects', '{\n  "a": 1\n}\n{\n  "b": 2\n}\n'],
  ['xml', '\ufeff<?xml version="1.0"?>\n<posts>'],
  ['xml', '<posts><row Id="1"/></posts>'],
]

for (const [format, text] of examples) {
  test(`${JSON.stringify(text)} is ${format}`, () => {
    assert.equal(detectFormat(Buffer.from(text)), format)
  })
}

test('content that is neither JSON nor XML is refused with the list of formats', () => {
  assert.throws(
    () => detectFormat(Buffer.from('id,title\n1,Hello\n')),
    /neither JSON nor XML(.|\n)*--format lines\|array\|listing\|objects\|xml/,
  )
})
