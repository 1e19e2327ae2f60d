import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { readSource } from './files.ts'

/** A repository in a folder of its own, with a secret beside it. */
async function createRepository(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'guide-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const root = join(folder, 'repository')
  await mkdir(join(root, 'src/data'), { recursive: true })
  await writeFile(join(root, 'src/a.ts'), 'a')
  await writeFile(join(root, 'src/.env'), 'secret')
  await writeFile(join(folder, 'secret'), 'secret')
  return root
}

test('a folder is listed without dotfiles and without what git ignores', async t => {
  const root = await createRepository(t)

  const found = await readSource(root, 'src')

  assert.deepEqual(found, { kind: 'folder', entries: ['a.ts'] })
})

test('a symbolic link is followed inside of the repository, and not out of it', async t => {
  const root = await createRepository(t)
  await symlink(join(root, 'src/a.ts'), join(root, 'inside'))
  await symlink(join(root, '../secret'), join(root, 'outside'))
  await symlink(join(root, 'src/.env'), join(root, 'hidden'))

  const found = await readSource(root, 'inside')

  assert.deepEqual(found, { kind: 'file', text: 'a' })
  for (const path of ['outside', 'hidden'])
    await assert.rejects(readSource(root, path), { status: 404 })
})
