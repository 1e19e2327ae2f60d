import { randomUUID } from 'node:crypto'
import { Problem } from '@workshop/platform/errors'
import type { Operation } from '@workshop/platform/operations/operation'

const hourMs = 60 * 60_000

/** Operations in states that random requests seldom bring about, `times` of each. */
export function storedOperations(times: number) {
  const now = Date.now()
  const at = (ms: number) => new Date(now + ms)
  const failed = new Problem(409, 'Too late').toJSON()
  const over = { attempts: 1, forgottenAt: at(25 * hourMs) }
  const states: Partial<Operation>[] = [
    { status: 'pending', dueAt: at(hourMs) },
    { status: 'failed', error: failed, ...over },
    { status: 'succeeded', result: { location: '/posts/p1' }, ...over },
    { status: 'canceled', ...over, expiresAt: at(-1000) },
    { status: 'failed', error: failed, ...over, expiresAt: at(-1000) },
  ]
  const created = { createdAt: at(0), updatedAt: at(0) }
  return states.flatMap(state =>
    Array.from(
      { length: times },
      (): Operation => ({
        ...{ _id: randomUUID(), user: 'ann', key: randomUUID() },
        input: { post: 'p1', user: 'ann', on: true },
        ...{ status: 'pending', progress: 0, attempts: 0 },
        ...{ ...created, expiresAt: at(hourMs), ...state },
      }),
    ),
  )
}
