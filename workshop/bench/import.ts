import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
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

/** The importer reading a file, beside the driver's plain `insertMany` of the same posts already in memory. */
export async function measure(bench: Bench) {
  const { uri } = await startMongodb(bench, join(bench.folder, 'mongodb'))
  const client = await MongoClient.connect(uri)
  bench.after(() => client.close())
  const posts = client.db('bench').collection('posts')

  const file = join(bench.folder, 'posts.ndjson')
  const lines = Readable.from(generateLines(seed, count))
  await pipeline(lines, createWriteStream(file))
  const all = [...generatePosts({ count, seed })]

  async function insertAll() {
    for (const batch of batches(all)) await posts.insertMany(batch)
  }
  const unique = () =>
    posts.createIndex({ source: 1, id: 1 }, { unique: true })
  const perSecond =
    (act: () => Promise<unknown>, prepare = async () => '') =>
    async () => {
      await posts.drop()
      await prepare()
      return { value: (count * 1000) / (await time(act)).value }
    }

  const limits = {
    'plain insertMany': perSecond(insertAll),
    'insertMany, same unique index': perSecond(insertAll, unique),
  }
  for (const [beside, limit] of Object.entries(limits))
    await compare(
      bench,
      { name: 'import of 20,000 posts', unit: 'docs/s', beside },
      3,
      perSecond(() => importPosts(file, posts)),
      limit,
    )
}
