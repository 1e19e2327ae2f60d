import type { Batch } from '@workshop/datasets/posts/change'
import { expect, expectSoon } from './hint.ts'
import type { RunningService } from './service.ts'

const token = 'only for these checks'

/** The environment of a service that receives its posts from a check. */
export const receiving = { INGEST_TOKEN: token }

/** Delivers posts as `synchronise` does. */
export async function deliver(service: RunningService, batch: Batch) {
  const headers = { Authorization: `Bearer ${token}` }
  const { status } = await service.put('/intake', batch, { headers })
  expect(
    status === 204,
    `PUT /intake is answered with ${status}, so no posts arrive. Did you change more than the verb?`,
  )
}

/** Delivers all posts, and waits until the service is ready. */
export async function deliverAll(service: RunningService, batch: Batch) {
  await deliver(service, batch)
  await expectSoon(
    async () => (await service.get('/readyz')).status === 200,
    'The service has its posts, and does not become ready. Does `prepare` fail? It is called once all posts are in.',
  )
}
