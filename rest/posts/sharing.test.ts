import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shareReads } from './sharing.ts'

/** Readings that end when told to. */
function createReads() {
  const ends: ((error?: Error) => void)[] = []
  const read = () =>
    new Promise<number>((resolve, reject) => {
      const number = ends.length
      ends.push(error => (error ? reject(error) : resolve(number)))
    })
  return { ends, read }
}

const turn = () => new Promise(resolve => setImmediate(resolve))

test('who asks during a reading shares the next, never the one that is under way', async () => {
  const { ends, read } = createReads()
  const ask = shareReads<number>()

  const asked = [1, 2, 3].map(() => ask('posts', read))
  await turn()
  const begun = ends.length
  ends[0]()
  await turn()
  ends[1]()

  assert.equal(begun, 1)
  assert.deepEqual(await Promise.all(asked), [0, 1, 1])
  assert.equal(ends.length, 2)
})

test('other questions do not wait', async () => {
  const { ends, read } = createReads()
  const ask = shareReads<number>()

  const asked = ['a', 'b'].map(key => ask(key, read))
  for (const end of ends) end()

  assert.deepEqual(await Promise.all(asked), [0, 1])
})

test('a reading that fails is its own askers’ trouble alone', async () => {
  const { ends, read } = createReads()
  const ask = shareReads<number>()

  const first = ask('posts', read)
  const second = ask('posts', read)
  ends[0](new Error('away'))
  await assert.rejects(first, /away/)
  await turn()
  ends[1]()

  assert.equal(await second, 1)
})
