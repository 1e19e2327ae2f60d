import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { generateLines } from './generate/generate-lines.ts'
import { ImportError } from './import/errors.ts'
import { createProgress } from './progress.ts'

/** Streams generated posts into a file or to standard output; progress goes to standard error. */
export async function runGenerate({
  count,
  seed,
  out,
}: {
  count: number
  seed: number
  out: string
}) {
  const toStdout = out === '-'
  const progress = createProgress(count)
  const lines = generateLines(seed, count, done =>
    progress.show(done, done),
  )
  const target = toStdout ? process.stdout : createWriteStream(out)
  try {
    const posts = Readable.from(lines)
    if (out.endsWith('.gz')) await pipeline(posts, createGzip(), target)
    else await pipeline(posts, target, { end: !toStdout })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return
    throw new ImportError(
      `Cannot write ${out}: ${(error as Error).message}`,
    )
  } finally {
    progress.stop()
  }
  if (!toStdout) console.error(`${count} posts are in ${out}.`)
}
