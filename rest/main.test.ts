import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { type TestContext, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { startMongodb } from '@workshop/mongodb'
import { buildServices } from '@workshop/platform/build'
import { stablePort } from '@workshop/platform/test/stable-port'
import type { Changes } from './changes/page.ts'
import { createClient } from './test/api.ts'
import { createReader } from './test/feed.ts'

const entry = fileURLToPath(new URL('main.ts', import.meta.url))
const [main] = await buildServices([{ name: 'rest', entry }])

/** The program as it is started, with a database that can go and come. */
async function startProgram(
  t: TestContext,
  variables: Record<string, string> = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'rest-'))
  let server = await startMongodb({
    folder,
    port: await stablePort(),
  })
  const { uri, port } = server
  await server.close()

  const env = { ...process.env, MONGODB_URI: uri, PORT: '0' }
  const program: ChildProcess = spawn(process.execPath, [main], {
    env: { ...env, LOG_LEVEL: 'fatal', ...variables },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const [{ url }] = await once(program, 'message')
  t.after(async () => {
    program.kill('SIGKILL')
    await server.close()
    await rm(folder, { recursive: true, force: true })
  })
  return {
    program,
    url: String(url),
    log: text(program.stdout as Readable),
    ...createClient(url),
    async startDatabase() {
      server = await startMongodb({ folder, port })
    },
  }
}

test('the program starts before its database, says 503, and recovers by itself', async t => {
  const { get, startDatabase } = await startProgram(t)

  const before = await get('/readyz')
  const read = await get('/api/posts')
  await startDatabase()
  while ((await get('/readyz')).status !== 200);
  const after = await get('/api/posts?q=lighthouse')

  assert.deepEqual([before.status, read.status], [503, 503])
  assert.ok(Number(read.headers.get('retry-after')) > 0)
  assert.equal(after.status, 200)
})

// A request that still waits after ten seconds would be cut off.
test('SIGTERM answers waiting requests at once, and the program exits with 0', async t => {
  const { get, program, startDatabase } = await startProgram(t)
  await startDatabase()
  while ((await get('/readyz')).status !== 200);
  const reader = createReader({ get })
  await reader.catchUp()

  const waiting = reader.read({ Prefer: 'wait=30' })
  // The request is there once another one, sent later, has been answered.
  await get('/healthz')
  program.kill('SIGTERM')
  const { status, changes } = await waiting
  const [code] = await once(program, 'exit')

  assert.deepEqual([status, changes, code], [200, [], 0])
})

test('a reader that polls during the shutdown, and leaves, causes no error in the log', async t => {
  const { get, program, startDatabase, url, log } = await startProgram(t, {
    LOG_LEVEL: 'error',
  })
  await startDatabase()
  while ((await get('/readyz')).status !== 200);
  const reader = createReader({ get })
  await reader.catchUp()
  const leaving = new AbortController()

  async function pollOn() {
    for (let path = reader.path(); ; ) {
      const answer = await fetch(url + path, {
        headers: { Prefer: 'wait=30' },
        signal: leaving.signal,
      })
      path = ((await answer.json()) as Changes)._links.next.href
      setImmediate(() => leaving.abort())
    }
  }
  const polls = Array.from({ length: 8 }, pollOn)
  await get('/healthz')
  program.kill('SIGTERM')
  await Promise.allSettled(polls)

  assert.equal(await log, '')
})
