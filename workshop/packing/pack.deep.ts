import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { copyTree } from '../docs/copy.ts'
import { root } from '../stages/paths.ts'
import { emptyFolder } from '../stages/test/empty-folder.ts'
import { pack } from './pack.ts'
import { thisPlatform } from './platforms.ts'

/** Nothing listens there: npm cannot reach a network by mistake. */
const nowhere = 'http://127.0.0.1:9'

test('a machine without a network is set up from a pack', async t => {
  const file = join(await emptyFolder(), 'pack.tgz')
  const clone = copyTree(root, { installed: false })
  t.after(() => rm(clone, { recursive: true, force: true }))
  await pack({
    root,
    file,
    platforms: [thisPlatform],
    images: false,
    onProgress: text => t.diagnostic(text),
  })

  const unpacked = typed(clone, 'unpack', file)
  const help = typed(clone, '--help')

  assert.deepEqual([unpacked.status, unpacked.stderr], [0, ''])
  assert.match(unpacked.stdout, /Ready. Type "npm start"/)
  assert.deepEqual([help.status, help.stderr], [0, ''])
})

test('a file that is not there is a usage error', () => {
  const { status, stderr } = typed(root, 'unpack', 'nothing.tgz')

  assert.equal(status, 2)
  assert.match(stderr, /There is no file nothing.tgz.*Type "node/)
})

test('a file that is no pack is refused', () => {
  const { status, stderr } = typed(root, 'unpack', 'package.json')

  assert.equal(status, 1)
  assert.match(stderr, /tar failed/)
})

function typed(cwd: string, ...args: string[]) {
  return spawnSync(process.execPath, ['workshop/bin.js', ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, HTTP_PROXY: nowhere, HTTPS_PROXY: nowhere },
  })
}
