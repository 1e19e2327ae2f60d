import assert from 'node:assert/strict'
import { test } from 'node:test'
import { highlight } from './highlight.ts'

/** The words of the text that a search for `query` marks. */
function hits(text: string, query: string) {
  const pieces = highlight(text, query)
  assert.equal(pieces.map(piece => piece.text).join(''), text)
  return pieces.filter(({ hit }) => hit).map(piece => piece.text)
}

test('case, endings and accents make no difference', () => {
  assert.deepEqual(hits('Cats, a CAT and the cat’s Cafés', 'cat café'), [
    ...['Cats', 'CAT', 'cat', 'Cafés'],
  ])
  assert.deepEqual(hits('cafe', 'CAFÉS'), ['cafe'])
})

test('a common beginning is no match', () => {
  assert.deepEqual(hits('category catalogue concatenate', 'cat'), [])
})

test('stop words and signs are never hits', () => {
  assert.deepEqual(hits('the … and - the', 'the - and ***'), [])
})

test('words of a phrase are hits, those of an excluded phrase are not', () => {
  const text = 'Old bread, new bread'

  assert.deepEqual(hits(text, '"old bread"'), ['Old', 'bread', 'bread'])
  assert.deepEqual(hits(text, 'bread -"old cake"'), ['bread', 'bread'])
})

test('markup stays text', () => {
  const [open, tag] = highlight('<b>bread</b>', 'b')

  assert.deepEqual(open, { text: '', hit: false })
  assert.deepEqual(tag, { text: '<', hit: false })
})

test('words of other scripts are found', () => {
  assert.deepEqual(hits('Хлеб, ψωμί & パン', 'хлеб パン'), ['Хлеб', 'パン'])
})
