import { Presets, SingleBar } from 'cli-progress'

export type Progress = {
  /** `done` of the total, in its unit; `posts` so far. */
  show(done: number, posts: number): void
  stop(): void
}

/**
 * A bar on a terminal, else a line every few seconds; on standard error,
 * because data may go to standard output.
 */
export function createProgress(
  total: number,
  { stream = process.stderr as NodeJS.WriteStream, now = Date.now } = {},
): Progress {
  return stream.isTTY && total > 0
    ? createBar(total, stream, now)
    : createReport(total, stream, now)
}

/** Leaves 56 of 80 columns for the figures. */
const barsize = 24

function createBar(
  total: number,
  stream: NodeJS.WriteStream,
  now: () => number,
): Progress {
  const format =
    '{bar} {percentage}% | {posts} posts, {rate}/s | {left} left'
  const bar = new SingleBar(
    { format, barsize, stream, hideCursor: true },
    Presets.rect,
  )
  const started = now()
  bar.start(total, 0, { posts: 0, rate: 0, left: '…' })
  return {
    show: (done, posts) =>
      bar.update(done, {
        posts,
        ...estimate(done, posts, total, now() - started),
      }),
    stop: () => bar.stop(),
  }
}

const interval = 3000

function createReport(
  total: number,
  stream: NodeJS.WriteStream,
  now: () => number,
): Progress {
  const started = now()
  let next = started + interval
  return {
    show(done, posts) {
      if (now() < next) return
      next = now() + interval
      const { rate, left } = estimate(done, posts, total, now() - started)
      const rest = total > 0 ? `, ${left} left` : ''
      stream.write(`${posts} posts, ${rate}/s${rest}\n`)
    },
    stop() {},
  }
}

/** Posts per second so far, and the time the rest takes at this pace. */
export function estimate(
  done: number,
  posts: number,
  total: number,
  elapsed: number,
) {
  const seconds = Math.max(elapsed, 1) / 1000
  const left = done > 0 ? Math.ceil((seconds / done) * (total - done)) : 0
  const minutes = Math.floor(left / 60)
  return {
    rate: Math.round(posts / seconds),
    left: minutes > 0 ? `${minutes} min ${left % 60} s` : `${left} s`,
  }
}
