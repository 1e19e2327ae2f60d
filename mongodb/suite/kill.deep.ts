import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { type Collection, MongoClient } from 'mongodb'
import { openStore } from '../storage/open.ts'
import { verify } from '../storage/verify.ts'

const kills = Number(process.env.KILLS ?? 50)
const clients = 8
/** Ignored by git, and below the packages that it imports. */
const built = fileURLToPath(
  new URL('../../build/mongodb-kill/', import.meta.url),
)

type Post = { _id: string; client: number; n: number; parts: number[] }
type Running = { child: ChildProcess; uri: string }

/** The writes acknowledged to a client, and its last request. */
type Ledger = { inserted: number; incremented: number }

test(`${kills} kills in the middle of writes lose nothing that was acknowledged`, {
  skip: process.env.MONGODB_URI && 'kills the embedded server only',
}, async t => {
  const folder = await mkdtemp(join(tmpdir(), 'mongodb-kill-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  await buildServer()
  const ledgers = Array.from({ length: clients }, () => ({
    inserted: 0,
    incremented: 0,
  }))

  for (let run = 0; run <= kills; run++) {
    await writeUntilKilled(folder, ledgers, run)
    await checkFiles(folder)
  }

  const written = ledgers.reduce((sum, { inserted }) => sum + inserted, 0)
  assert.ok(written > kills, 'something was written between the kills')
  t.diagnostic(`${written} acknowledged inserts over ${kills} kills`)
})

/** One file starts sooner than 150, and this test starts it often. */
async function buildServer() {
  const source = fileURLToPath(new URL('../', import.meta.url))
  await build({
    entryPoints: {
      main: join(source, 'main.ts'),
      scan: join(source, 'scanning/scan.ts'),
    },
    outdir: built,
    ...{ bundle: true, platform: 'node', format: 'esm' },
    packages: 'external',
  })
}

async function start(folder: string): Promise<Running> {
  const options = ['--folder', folder, '--port', '0']
  const child = fork(join(built, 'main.js'), options)
  const [{ uri }] = await once(child, 'message')
  return { child, uri }
}

/** Starts the server, checks what the last kill left, writes on, and kills it. */
async function writeUntilKilled(
  folder: string,
  ledgers: Ledger[],
  run: number,
) {
  const { child, uri } = await start(folder)
  const client = await connect(uri)
  const posts = client.db('kill').collection<Post>('posts')
  await checkLedgers(posts, ledgers)
  await posts.createIndex({ client: 1, n: 1 }, { unique: true })
  const acknowledged = { count: 0 }
  const writers = ledgers.map((ledger, who) =>
    writeOn(posts, ledger, who, acknowledged),
  )
  await reach(acknowledged, 20 + ((run * 37) % 200))
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
  await client.close(true)
  await Promise.all(writers)
}

async function checkLedgers(posts: Collection<Post>, ledgers: Ledger[]) {
  for (const [who, ledger] of ledgers.entries()) {
    await checkOne(posts, ledger, who)
  }
}

function connect(uri: string) {
  return MongoClient.connect(uri, {
    retryWrites: false,
    serverSelectionTimeoutMS: 500,
    maxPoolSize: clients,
  })
}

/** Waits for so many acknowledged writes. */
async function reach(acknowledged: { count: number }, wanted: number) {
  while (acknowledged.count < wanted) {
    await new Promise(resolve => setImmediate(resolve))
  }
}

/** Inserts documents in turn, and counts them in another document, until the server is killed. */
async function writeOn(
  posts: Collection<Post>,
  ledger: Ledger,
  client: number,
  acknowledged: { count: number },
) {
  const counter = { _id: `counter-${client}` }
  try {
    for (;;) {
      const n = ledger.inserted + 1
      const _id = `${client}-${n}`
      const parts = Array.from({ length: 50 }, () => n)
      await posts.replaceOne(
        { _id },
        { client, n, parts },
        { upsert: true },
      )
      ledger.inserted = n
      const increment = { $inc: { n: 1 }, $set: { client: -client - 1 } }
      await posts.updateOne(counter, increment, { upsert: true })
      ledger.incremented++
      acknowledged.count++
    }
  } catch (error) {
    if (
      !/Mongo(Network|Server|Topology|Pool|Not|Client)/.test(String(error))
    ) {
      throw error
    }
  }
}

/** Indexes and counters agree with the documents. */
async function checkFiles(folder: string) {
  const store = await openStore(folder, { sweepInterval: 0 })
  try {
    assert.deepEqual(verify(store), [])
  } finally {
    await store.close()
  }
}

async function checkOne(
  posts: Collection<Post>,
  ledger: Ledger,
  client: number,
) {
  const found = await posts.find({ client }).sort({ n: 1 }).toArray()
  const numbers = found.map(({ n }) => n)
  const all = Array.from({ length: found.length }, (_, n) => n + 1)
  assert.deepEqual(numbers, all, 'no gap')
  assert.ok(found.length >= ledger.inserted, 'every acknowledged insert')
  assert.ok(
    found.length <= ledger.inserted + 1,
    'at most the last one more',
  )
  for (const { n, parts } of found) {
    assert.deepEqual(new Set(parts), new Set([n]), 'none half there')
  }
  const counter = await posts.findOne({ _id: `counter-${client}` })
  const counted = counter?.n ?? 0
  assert.ok(counted >= ledger.incremented, 'every acknowledged increment')
  assert.ok(counted <= ledger.incremented + 1, 'at most the last one more')
  ledger.inserted = found.length
  ledger.incremented = counted
}
