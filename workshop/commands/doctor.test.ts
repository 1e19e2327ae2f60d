import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tool } from './test/tool.ts'

test('doctor ends with the verdict and a block to paste, and its exit code says the same', async t => {
  const typed = tool(t, ['doctor'])

  const code = await typed.exit

  const output = typed.output()
  assert.match(output, /^✓ Node +\d+\.\d+\.\d+$/m)
  assert.match(output, code === 0 ? /^READY\. /m : /^NOT READY: /m)
  assert.match(
    output,
    /^-{64}\nworkshop doctor: (NOT )?READY\n.*\n-{64}$/ms,
  )
  assert.ok(!output.includes('\u001b'))
  assert.doesNotMatch(output, /^ +at /m)
})

test('doctor --json prints the findings as data', async t => {
  const typed = tool(t, ['doctor', '--json'])

  const code = await typed.exit

  const { ready, system, findings } = JSON.parse(typed.output())
  assert.equal(ready, code === 0)
  assert.match(system, /cores/)
  assert.deepEqual(findings[0], {
    name: 'Node',
    state: 'ok',
    found: process.versions.node,
  })
})

test('doctor with an unknown option is refused as wrong use', async t => {
  const typed = tool(t, ['doctor', '--fix'])

  assert.equal(await typed.exit, 2)
  assert.match(typed.output(), /unknown option '--fix'/)
})
