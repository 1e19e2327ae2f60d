import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { generateLines } from '@workshop/datasets/generate/generate-lines'
import { generatePosts } from '@workshop/datasets/generate/generate-posts'

const seed = 7

/** The same generated posts twice: as a file of lines, and in memory. */
export async function writePosts(folder: string, count: number) {
  const file = join(folder, 'posts.ndjson')
  const lines = Readable.from(generateLines(seed, count))
  await pipeline(lines, createWriteStream(file))
  return { file, posts: [...generatePosts({ count, seed })] }
}
