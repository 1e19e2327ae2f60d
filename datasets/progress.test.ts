import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createProgress, estimate } from './progress.ts'

function createStream(isTTY: boolean) {
  const written: string[] = []
  const stream = {
    isTTY,
    columns: 80,
    write: (text: string) => written.push(text) > 0,
    on: () => stream,
    removeListener: () => stream,
  } as unknown as NodeJS.WriteStream
  return { stream, written }
}

test('without a terminal a line appears every three seconds, with rate and time left', () => {
  const { stream, written } = createStream(false)
  let time = 0
  const progress = createProgress(1000, { stream, now: () => time })

  for (time = 0; time <= 7000; time += 500) progress.show(time / 10, time)
  progress.stop()

  assert.deepEqual(written, [
    '3000 posts, 1000/s, 7 s left\n',
    '6000 posts, 1000/s, 4 s left\n',
  ])
})

test('a stream of unknown length has no time left to tell', () => {
  const { stream, written } = createStream(false)
  let time = 0
  const progress = createProgress(0, { stream, now: () => time })

  time = 3000
  progress.show(500, 6000)

  assert.deepEqual(written, ['6000 posts, 2000/s\n'])
})

test('on a terminal there is a bar with the same figures', () => {
  const { stream, written } = createStream(true)
  let time = 0
  const progress = createProgress(1000, { stream, now: () => time })

  time = 1000
  progress.show(500, 40)
  progress.stop()

  assert.match(written.join(''), /50% \| 40 posts, 40\/s \| 1 s left/)
})

test('the longest bar fits in 80 columns', () => {
  const { stream, written } = createStream(true)
  let time = 0
  const progress = createProgress(100_000_000, { stream, now: () => time })

  time = 15 * 60_000
  progress.show(25_000_000, 25_000_000)
  progress.stop()

  const bar = written.findLast(text => text.includes('posts')) ?? ''
  assert.match(bar, /■ +25% \| 25000000 posts, 27778\/s \| 45 min 0 s left/)
  assert.ok(bar.length <= 80, `"${bar}" has ${bar.length} columns`)
})

test('long waits are told in minutes', () => {
  assert.deepEqual(estimate(1, 10, 100, 2000), {
    rate: 5,
    left: '3 min 18 s',
  })
})
