import assert from 'node:assert/strict'
import { type ChildProcess, execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { MongoClient } from 'mongodb'

const main = fileURLToPath(new URL('main.ts', import.meta.url))
const execArgv = ['--import', 'tsx']

async function folderOf(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'mongodb-main-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function start(t: TestContext, folder: string) {
  const parameters = ['--folder', folder, '--port', '0']
  const child = fork(main, parameters, { execArgv })
  t.after(() => child.kill('SIGKILL'))
  const [{ uri, port }] = await once(child, 'message')
  return { child, uri, port }
}

async function end(child: ChildProcess) {
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  return (await exit)[0]
}

/** What a server that cannot start prints, and its exit code. */
function refused(parameters: string[]) {
  const all = [...execArgv, main, ...parameters]
  return new Promise<{ code: unknown; text: string }>(resolve => {
    execFile(process.execPath, all, (error, stdout, stderr) => {
      resolve({ code: error?.code, text: stdout + stderr })
    })
  })
}

test('a started server tells its parent where it is, and ends on SIGTERM with 0', async t => {
  const { child, uri, port } = await start(t, await folderOf(t))

  assert.match(uri, new RegExp(`^mongodb://127.0.0.1:${port}/`))
  assert.equal(await end(child), 0)
})

test('data outlives the server, and a retried write is known after a restart', async t => {
  const folder = await folderOf(t)
  const session = 'AAECAwQFBgcICQoLDA0ODw=='

  for (const round of [1, 2]) {
    const { child, uri } = await start(t, folder)
    const client = await MongoClient.connect(uri)
    const posts = client.db('test').collection('posts')
    const { n } = await increment(client, session)
    assert.equal(n, 1)
    assert.equal((await posts.findOne())?.n, 1, `round ${round}`)
    await client.close()
    await end(child)
  }
})

/** The same retryable increment each time it is called. */
async function increment(client: MongoClient, session: string) {
  const { Binary, Long } = await import('mongodb')
  const explicit = client.startSession()
  const id = new Binary(Buffer.from(session, 'base64'), 4)
  Object.assign(explicit.serverSession.id, { id })
  const u = { $inc: { n: 1 } }
  const updates = [{ q: { _id: 1 }, u, upsert: true }]
  return client
    .db('test')
    .command(
      { update: 'posts', updates, txnNumber: Long.fromNumber(7) },
      { session: explicit },
    )
}

test('a taken port is told in one line that says what to type next', async t => {
  const { port } = await start(t, await folderOf(t))

  const folder = await folderOf(t)
  const { code, text } = await refused([
    '--folder',
    folder,
    '--port',
    String(port),
  ])

  assert.equal(code, 1)
  assert.equal(text.trim().split('\n').length, 1)
  assert.match(text, new RegExp(`--port ${port + 1}`))
})

test('a folder in use is told in one line that names its server', async t => {
  const folder = await folderOf(t)
  const { uri } = await start(t, folder)

  const { code, text } = await refused(['--folder', folder, '--port', '0'])

  assert.equal(code, 1)
  assert.equal(text.trim().split('\n').length, 1)
  assert.ok(text.includes(uri))
  assert.match(text, /Try: --folder/)
})

test('a port that is none is refused', async () => {
  const { code, text } = await refused(['--port', 'x'])

  assert.equal(code, 2)
  assert.match(text, /0 to 65535/)
})
