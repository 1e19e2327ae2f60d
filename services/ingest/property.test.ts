import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Batch } from '@workshop/datasets/posts/change'
import { wholePost } from '@workshop/datasets/posts/sample'
import { Problem } from '@workshop/platform/errors'
import fc from 'fast-check'
import { testSeed } from '../test/seed.ts'
import type { Covered } from './coverage.ts'
import { createStore } from './store.ts'
import { changes, wholeSnapshot } from './test/batches.ts'
import {
  changesOf,
  deliveries,
  type History,
  history,
  pagesOf,
  reads,
  stateAfter,
} from './test/history.ts'
import { db, findTitles } from './test/receiver.ts'
import type { Entry } from './write.ts'

const posts = db.collection<Entry>('posts')
const intake = db.collection<Covered>('intake')
const pick = ({ title }: { title: string }) => ({ title })
const store = createStore(posts, intake, pick)

/** Stores the posts of one moment, then the batches; compares with the last posts. */
async function prove(history: History, begun: number, batches: Batch[]) {
  const held = [...stateAfter(history, begun)]
  await Promise.all([posts.deleteMany({}), intake.deleteMany({})])
  await store(
    wholeSnapshot(
      begun,
      held.map(([id, title]) => wholePost({ id, title })),
    ),
  )
  for (const batch of batches) await store(batch).catch(ignoreGap)

  const last = stateAfter(history, history.length)
  assert.deepEqual(await findTitles(), Object.fromEntries(last))
}

test('in any order of batches and repeats, every post ends as its last change says', async () => {
  await fc.assert(
    fc.asyncProperty(deliveries, ({ history, order }) =>
      prove(history, 0, order),
    ),
    { numRuns: 40, seed: testSeed },
  )
})

test('a snapshot makes up for changes that never came', async () => {
  await fc.assert(
    fc.asyncProperty(
      history,
      fc.nat(12),
      reads,
      async (history, begun, moments) => {
        const pages = pagesOf(history, moments)
        const from = Math.min(...moments, history.length)
        const since = changesOf(history).slice(from)
        const start = Math.min(begun, from)
        await prove(history, start, [...pages, changes(...since)])
      },
    ),
    { numRuns: 40, seed: testSeed },
  )
})

/** A page whose predecessors are missing is refused, as if it had not been sent. */
function ignoreGap(error: unknown) {
  if (!(error instanceof Problem && error.status === 409)) throw error
}
