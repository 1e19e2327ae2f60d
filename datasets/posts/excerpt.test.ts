import assert from 'node:assert/strict'
import { test } from 'node:test'
import { excerptOf } from './excerpt.ts'

const filler = 'lorem ipsum dolor '.repeat(40)

test('a short text is its own excerpt, its white space folded', () => {
  const selftext = ' One.\n\nTwo  cats. '

  assert.equal(excerptOf({ selftext }, 'cat'), 'One. Two cats.')
})

test('a post without a text has no excerpt', () => {
  assert.equal(excerptOf({}, 'cat'), '')
  assert.equal(excerptOf({ selftext: ' \n ' }, 'cat'), '')
})

test('a long text is cut between words around the first hit', () => {
  const selftext = `${filler}two cats ${filler}`

  const excerpt = excerptOf({ selftext }, 'cat')

  assert.match(excerpt, /^… (lorem|ipsum|dolor) .*two cats.* \w+ …$/)
  assert.ok(excerpt.indexOf('cats') < 80, excerpt)
  for (const word of excerpt.split(' '))
    assert.match(word, /^(lorem|ipsum|dolor|two|cats|…)$/)
  assert.ok(excerpt.length > 220 && excerpt.length < 260, excerpt)
})

test('without a hit it is the beginning of the text', () => {
  const excerpt = excerptOf({ selftext: filler }, 'cat')

  assert.match(excerpt, /^lorem ipsum dolor .* \w+ …$/)
})

test('a hit at the end of a text keeps the end', () => {
  const excerpt = excerptOf({ selftext: `${filler}the last cat.` }, 'cat')

  assert.match(excerpt, /^… .* the last cat\.$/)
  assert.ok(excerpt.length > 220, excerpt)
})

test('no character is cut in two, also where no space is', () => {
  for (const character of ['語', '🎉', 'x']) {
    const selftext = `a${character.repeat(900)}`

    const excerpt = excerptOf({ selftext }, 'cat')

    assert.doesNotMatch(excerpt, /\p{Surrogate}/u)
    assert.ok(excerpt.length > 200, excerpt)
  }
})
