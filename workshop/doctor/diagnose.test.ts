import assert from 'node:assert/strict'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { root } from '../stages/paths.ts'
import { diagnose } from './diagnose.ts'
import { formatForPasting } from './paste.ts'
import { fakeMachine } from './test/machine.ts'

test('a machine that has everything is READY, and each check says what it found', async () => {
  const { ready, findings } = await diagnose(fakeMachine())

  assert.equal(ready, true)
  for (const { name, state, found, fix } of findings)
    assert.deepEqual([state, fix], ['ok', undefined], `${name}: ${found}`)
  assert.equal(findings.length, 15)
})

test('a check that fails by itself does not stop the others', async () => {
  const { ready, findings } = await diagnose(
    fakeMachine({
      freeDisk: async () => {
        throw new Error('statfs is not supported')
      },
    }),
  )

  const disk = findings.find(({ name }) => name === 'Disk')
  assert.deepEqual(disk, {
    name: 'Disk',
    state: 'optional',
    found: 'not checked: statfs is not supported',
  })
  assert.equal(ready, true)
})

test('findings hold no path of a home folder and no name of a user', async () => {
  const paths = [
    join(root, 'data'),
    join(homedir(), 'work'),
    '/Users/ann/work',
    String.raw`C:\Users\ann\work`,
  ]
  const { findings } = await diagnose(
    fakeMachine({
      callLoopback: async () => {
        throw new Error(paths.join(' and '))
      },
    }),
  )

  const loopback = findings.find(({ name }) => name === 'Loopback')
  const text = loopback?.found ?? ''
  assert.match(text, /\.[\\/]data and ~[\\/]work and ~\/work and ~\\work$/)
})

test('the block to paste names Node, every finding that is not ok, and the verdict', async () => {
  const diagnosis = await diagnose(
    fakeMachine({ fileLimit: 256, freeMemory: async () => 1e9 }),
  )

  const lines = formatForPasting(diagnosis, 'linux x64').split('\n')

  assert.deepEqual(lines.slice(1, 3), [
    'workshop doctor: NOT READY',
    'linux x64',
  ])
  assert.match(lines[3], /^ok: Node 24\.1\.0, npm 2\.0\.0, Packages, /)
  assert.match(lines[4], /^failed: Memory: 1\.0 GB free/)
  assert.match(lines[5], /^optional: Open files: 256/)
  assert.equal(lines[0], lines.at(-1))
  assert.equal(lines.length, 7)
})
