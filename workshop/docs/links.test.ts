import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { root } from '../stages/paths.ts'
import { findFiles } from '../tests/find-files.ts'
import { deadLinks } from './links.ts'

test('every relative link, image and anchor in every document leads somewhere', async () => {
  const dead: Record<string, string[]> = {}
  for (const file of await findFiles(root, '.md')) {
    const found = await deadLinks(root, file)
    if (found.length > 0) dead[file] = found
  }

  assert.deepEqual(dead, {})
})

test('a link to a file, an image or an anchor that is not there is caught', async t => {
  const folder = await write(t, {
    'a.md':
      '[b](gone.md) ![c](gone.png) [d](#gone) [e](b.md#gone) <img src="gone.svg">\n\n[f]: gone.txt',
    'b.md': '# Here',
  })

  assert.deepEqual(await deadLinks(folder, 'a.md'), [
    'gone.md',
    'gone.png',
    '#gone',
    'b.md#gone',
    'gone.svg',
    'gone.txt',
  ])
})

test('a valid link is not caught, nor an external one, nor one in code', async t => {
  const folder = await write(t, {
    'a.md':
      '# What `is` it?\n\n[b](b.md#now--here-1) [c](#what-is-it) [d](https://example.com) `[e](gone.md)`',
    'b.md': '# Now – here\n\n# Now – here',
  })

  assert.deepEqual(await deadLinks(folder, 'a.md'), [])
})

async function write(t: TestContext, files: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), 'links-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files))
    await writeFile(join(folder, name), text)
  return folder
}
