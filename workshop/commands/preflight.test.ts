import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tool } from './test/tool.ts'

test('preflight of containers without Docker is skipped, and says how to go on', async t => {
  const alone = { DOCKER_HOST: 'tcp://127.0.0.1:1' }
  const typed = tool(t, ['preflight', '--docker'], alone)

  assert.equal(await typed.exit, 1)
  assert.equal(
    typed.output(),
    'Skipped, because no Docker Engine answers. The workshop runs without it: type "npx workshop preflight".\n',
  )
})

test('preflight of an unknown stage is refused with the stages there are', async t => {
  const typed = tool(t, ['preflight', 'monolit'])

  assert.equal(await typed.exit, 2)
  assert.match(typed.output(), /monolith, rest, services, async/)
})
