import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createProject } from './compose.ts'

test('what Compose is told happens in a project and at a port of the document alone', async () => {
  const project = createProject('/tmp/Copy-1')

  const up = await project.prepare('docker compose up --detach')
  const down = await project.prepare('docker compose down')

  assert.match(up.spelling, /^docker[ -]compose up --detach$/)
  assert.equal(up.env.COMPOSE_PROJECT_NAME, 'copy-1')
  assert.ok(Number(up.env.PORT) > 0)
  assert.deepEqual(down.env, up.env)
})

test('other commands are left as they are', async () => {
  const { prepare } = createProject('/tmp/copy')

  const { spelling, env } = await prepare('docker stop compose')

  assert.deepEqual([spelling, env], ['docker stop compose', {}])
})
