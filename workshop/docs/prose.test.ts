import assert from 'node:assert/strict'
import { test } from 'node:test'
import { root } from '../stages/paths.ts'
import { findAvoided, searchText } from './prose.ts'

test('no text uses a word that its readers stumble over', async () => {
  const findings = await findAvoided(root)

  assert.deepEqual(findings, [])
})

for (const sentence of [
  'Whoever writes has the token.',
  'Nobody is there who fills it.',
  'Anyone of them will do.',
  'It is done so that one can see it.',
  'three copies of what resizes pictures',
  'you learn to know it',
  'two travels in a row',
  'are a choice and not a need',
  'const patience = 5000',
  'while the database is away',
  'kept answers are old',
])
  test(`"${sentence}" is found, with its line`, () => {
    const findings = searchText('a.md', `# Title\n\n${sentence}\n`)

    assert.equal(findings[0]?.place, 'a.md:3')
    assert.ok(findings[0].instead)
  })

test('the words to write instead are not found', () => {
  const text = 'The reader gets to know it; the upstream is unavailable.'

  assert.deepEqual(searchText('a.md', text), [])
})
