import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { connectDatabase } from './database.ts'
import { until } from './test/until.ts'
import { isDatabaseUnavailable } from './unavailable.ts'

// Windows has no signal that pauses a process.
const skip = process.platform === 'win32'

test('a database that hangs is unavailable within seconds, and back at once', {
  timeout: 30_000,
  skip,
}, async t => {
  const { child, uri } = await startServer(t)
  const database = connectDatabase(uri)
  t.after(database.close)
  const posts = database.db('test').collection('posts')
  await posts.insertOne({ title: 'stored' })

  child.kill('SIGSTOP')
  const operations = [
    posts.findOne(),
    posts.insertOne({ title: 'another' }),
    database.ready(),
  ]
  const outcomes = await Promise.allSettled(operations)
  child.kill('SIGCONT')

  for (const outcome of outcomes) {
    assert.equal(outcome.status, 'rejected')
    assert.ok(isDatabaseUnavailable(outcome.reason), outcome.reason)
  }
  await until(() => posts.findOne().catch(() => null))
})

/** The embedded server in a process of its own. */
async function startServer(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'database-'))
  const main = fileURLToPath(import.meta.resolve('@workshop/mongodb/main'))
  const args = ['--folder', folder, '--port', '0']
  const execArgv = ['--import', import.meta.resolve('tsx')]
  const child = fork(main, args, { execArgv })
  t.after(async () => {
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    await exited
    await rm(folder, { recursive: true, force: true })
  })
  const [{ uri }] = await once(child, 'message')
  return { child, uri: uri as string }
}
