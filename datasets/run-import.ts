import type { Collection } from 'mongodb'
import { connectTo } from './database.ts'
import { type Source, sizeOf } from './import/bytes.ts'
import { ImportError } from './import/errors.ts'
import { type ImportOptions, importPosts } from './import/import-posts.ts'
import { describeTally } from './print-tally.ts'
import { createProgress } from './progress.ts'

type Options = ImportOptions & {
  uri?: string
  db: string
  collection: string
  drop: boolean
}

/** Imports a file, or standard input for "-", and prints what became of it. */
export async function runImport(file: string, options: Options) {
  const from = file === '-' ? process.stdin : file
  const size = await measure(from)
  const client = await connectTo(options.uri)
  try {
    const posts = client.db(options.db).collection(options.collection)
    if (options.drop) await posts.deleteMany({})
    await importWithProgress(from, size, posts, options)
  } finally {
    await client.close()
  }
}

async function importWithProgress(
  from: Source,
  size: number,
  posts: Collection,
  options: ImportOptions,
) {
  const progress = createProgress(size)
  const onProgress: ImportOptions['onProgress'] = ({ bytes, tally }) =>
    progress.show(bytes, tally.read)
  const started = Date.now()
  const tally = await importPosts(from, posts, {
    ...options,
    onProgress,
  }).finally(progress.stop)
  console.log(describeTally(tally, (Date.now() - started) / 1000))
}

async function measure(from: Source) {
  try {
    return await sizeOf(from)
  } catch (cause) {
    throw new ImportError(
      `There is no file ${from}. To make one:  npm run data -- generate --out ${from}`,
      { cause },
    )
  }
}
