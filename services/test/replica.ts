import assert from 'node:assert/strict'
import type { WholePost } from '@workshop/datasets/posts/post'
import { type Serving, serve } from '@workshop/platform/serve'
import { createService, type Service } from '@workshop/platform/service'
import { until } from '@workshop/platform/test/until'
import axios from 'axios'
import { pino } from 'pino'
import { wholeSnapshot } from '../ingest/test/batches.ts'

/** A test, or a whole file of them: `{ after }`. */
export type Ending = { after(act: () => Promise<void>): void }

/** Lets a test write to a replica. */
export const testToken = 'only for these tests'

/** Starts a replica in this process, on a free port; `start` does the work of its main.ts. */
export async function startReplica(
  test: Ending,
  { uri, store }: { uri: string; store: string },
  start: (service: Service) => Promise<Serving>,
) {
  const { url, close } = await start(
    createService({
      name: store,
      log: pino({ level: 'silent' }),
      uri,
      store,
      host: '127.0.0.1',
      port: 0,
      listen: serve,
    }),
  )
  test.after(close)
  return axios.create({
    baseURL: url,
    headers: { Authorization: `Bearer ${testToken}` },
    validateStatus: () => true,
  })
}

export type ServedReplica = Awaited<ReturnType<typeof startReplica>>

/** Delivers a whole snapshot, and waits until the replica is ready. */
export async function deliverAll(
  replica: ServedReplica,
  posts: WholePost[],
) {
  const batch = wholeSnapshot(1, posts)
  const { status } = await replica.put('/intake', batch)
  assert.equal(status, 204)
  await until(async () => (await replica.get('/readyz')).status === 200)
}
