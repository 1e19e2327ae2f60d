import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importPosts } from '@workshop/datasets/import/import-posts'
import { type Collection, MongoClient } from 'mongodb'
import { startProcess } from './database-process.ts'
import { batches } from './posts.ts'
import { inTurn, type Report } from './row.ts'
import { writePosts } from './write-posts.ts'

const count = 20_000

/** The importer reading a file, beside the driver's plain `insertMany` of the same posts already in memory. */
export async function measure(report: Report) {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'))
  const server = await startProcess(join(folder, 'mongodb'))
  const client = await MongoClient.connect(server.uri)
  try {
    const { file, posts: ready } = await writePosts(folder, count)
    const posts = client.db('bench').collection('posts')
    const imported = () => timed(posts, () => importPosts(file, posts))
    const insert = () =>
      insertAll(
        posts,
        ready.map(post => ({ ...post })),
      )
    const unique = async () => {
      await posts.createIndex({ source: 1, id: 1 }, { unique: true })
    }

    for (const [beside, prepare] of [
      ['plain insertMany', async () => {}],
      ['insertMany, same unique index', unique],
    ] as const) {
      const measured = await inTurn(3, imported, () =>
        timed(posts, insert, prepare),
      )
      report({
        group: 'import',
        name: 'import of 20,000 posts',
        unit: 'docs/s',
        beside,
        ...measured,
      })
    }
  } finally {
    await client.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Documents per second into an empty collection. */
async function timed(
  posts: Collection,
  act: () => Promise<unknown>,
  prepare = async () => {},
) {
  await posts.drop()
  await prepare()
  const began = performance.now()
  await act()
  return (count * 1000) / (performance.now() - began)
}

async function insertAll(posts: Collection, ready: object[]) {
  for (const batch of batches(ready, 1000)) await posts.insertMany(batch)
}
