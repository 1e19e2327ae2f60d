import assert from 'node:assert/strict'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { root } from '../stages/paths.ts'
import { emptyFolder } from '../stages/test/empty-folder.ts'
import { checkDataFolder } from './checks/data-folder.ts'
import { checkLineEndings, lfFiles } from './checks/line-endings.ts'
import { checkWsl } from './checks/wsl.ts'
import { fakeMachine } from './test/machine.ts'

test('a file in place of the folder data is found, with a command that moves it', async () => {
  const folder = await emptyFolder()
  await writeFile(join(folder, 'data'), '')

  const finding = await checkDataFolder(fakeMachine({ root: folder }))

  assert.deepEqual(finding, {
    state: 'failed',
    found: 'a file of that name is in the way',
    fix: 'mv data data.old',
  })
})

test('a folder that cannot be created is found, with a command that gives the rights', async () => {
  const missing = join(await emptyFolder(), 'no\0folder')

  const finding = await checkDataFolder(fakeMachine({ root: missing }))

  assert.equal(finding.state, 'failed')
  assert.match(finding.found, /^not writable/)
  assert.equal(finding.fix, 'sudo chown -R "$USER" .')
})

test('CRLF in the working copy is found, and the fix names the files', async () => {
  const folder = await emptyFolder()
  for (const file of lfFiles) await cp(join(root, file), join(folder, file))
  const script = join(folder, 'workshop/bin.js')
  const text = await readFile(script, 'utf8')
  await writeFile(script, text.replaceAll('\n', '\r\n'))

  const finding = await checkLineEndings(fakeMachine({ root: folder }))

  assert.deepEqual(finding, {
    state: 'failed',
    found: 'CRLF in workshop/bin.js',
    fix: 'git checkout -- workshop/bin.js',
  })
})

test('in WSL, a repository on a disk of Windows is found, on the disk of Linux it is fine', async () => {
  const [windows, linux] = await Promise.all(
    ['/mnt/c/Users/ann/workshop', '/home/ann/workshop'].map(root =>
      checkWsl(fakeMachine({ isWsl: true, root })),
    ),
  )

  assert.deepEqual(windows, {
    state: 'optional',
    found: 'on a disk of Windows, which is slow in WSL',
    fix: 'git clone . ~/monolith-to-services',
  })
  assert.equal(linux.state, 'ok')
})
