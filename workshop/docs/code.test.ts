import assert from 'node:assert/strict'
import { test } from 'node:test'
import { root } from '../stages/paths.ts'
import { findLongComments, findSharedNames, readCode } from './code.ts'

const code = await readCode(root)

test('no comment is longer than 100 characters', () => {
  const found = findLongComments(code)

  assert.deepEqual(found, [])
})

test('no name is exported from more than two files', () => {
  const shared = findSharedNames(code)

  assert.deepEqual(shared, [])
})

test('a comment of more than 100 characters is found, with its line; code of that length is not', () => {
  const long = 'a'.repeat(100)
  const text = `// ${'a'.repeat(97)}\n// ${long}\n  /** ${long} */\n   * ${long}\nconst a = '${long}'\n`

  assert.deepEqual(findLongComments([['a.ts', text]]), [
    'a.ts:2',
    'a.ts:3',
    'a.ts:4',
  ])
})

for (const declaration of [
  'const find = 1',
  'function find() {}',
  'async function find() {}',
  'class find {}',
  'type find = string',
  'interface find {}',
])
  test(`"export ${declaration}" in three files is found, in two it is not`, () => {
    const files = ['a.ts', 'b.ts', 'mongodb/c.ts', 'd.ts'].map(
      file => [file, `\nexport ${declaration}\n`] as const,
    )

    assert.deepEqual(findSharedNames(files), ['find'])
    assert.deepEqual(findSharedNames(files.slice(0, 3)), [])
  })

test('what a part lays over a file is the same file', () => {
  const folders = ['', 'steps/01-a/1-b/start/', 'steps/01-a/1-b/solution/']
  const files = folders.map(
    folder => [`${folder}a.ts`, 'export const find = 1\n'] as const,
  )

  assert.deepEqual(findSharedNames(files), [])
})

test('a name that every service exports by convention is not found', () => {
  const files = ['a.ts', 'b.ts', 'c.ts'].map(
    file => [file, 'export function createApp() {}\n'] as const,
  )

  assert.deepEqual(findSharedNames(files), [])
})
