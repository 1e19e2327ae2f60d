import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { generateLines } from '@workshop/datasets/generate/generate-lines'
import { generatePosts } from '@workshop/datasets/generate/generate-posts'
import { importPosts } from '@workshop/datasets/import/import-posts'
import { MongoClient } from 'mongodb'
import { compare, time } from './measure.ts'
import { batches } from './posts.ts'
import { startMongodb } from './programs.ts'
import type { Bench } from './row.ts'

const count = 20_000
const seed = 7

/** The importer reads a file; `insertMany` has the same posts already in memory. */
export async function measure(bench: Bench) {
  const { uri } = await startMongodb(bench, join(bench.folder, 'mongodb'))
  const client = await MongoClient.connect(uri)
  bench.after(() => client.close())
  const posts = client.db('bench').collection('posts')

  const file = join(bench.folder, 'posts.ndjson')
  await pipeline(generateLines(seed, count), createWriteStream(file))
  const all = [...generatePosts({ count, seed })]
  async function insertAll() {
    for (const batch of batches(all)) await posts.insertMany(batch)
  }

  const perSecond = (act: () => Promise<unknown>) => async () => {
    await posts.drop()
    return { value: (count * 1000) / (await time(act)).value }
  }
  await compare(
    bench,
    { name: 'import', unit: 'posts/s', beside: 'plain insertMany' },
    3,
    perSecond(() => importPosts(file, posts)),
    perSecond(insertAll),
  )
}
