import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { Problem } from '../errors.ts'
import { openDatabase } from '../test/database.ts'
import { until } from '../test/until.ts'
import { isOver, type Operation } from './operation.ts'
import { emptyDatabase, startReplica } from './test/replica.ts'
import type { Attempt } from './verb.ts'

const { client } = await openDatabase()
const seed = 1010
const failedBefore = new Problem(503, 'Failed before the effect')
const failedAfter = new Problem(503, 'Failed after the effect')
const refused = new Problem(409, 'Refused')

/** The failures of each operation, in turn; after them it succeeds. */
const failures = fc.array(
  fc.constantFrom(failedBefore, failedAfter, failedAfter, refused),
  { maxLength: 3 },
)

/** A partner that fails as planned; an effect stays though its answer was a failure. */
function createFailingPartner(plans: Map<string, Problem[]>) {
  const left = new Map([...plans].map(([key, plan]) => [key, [...plan]]))
  const effects = new Set<string>()

  async function send({ key, signal }: Attempt) {
    await pause(10, undefined, { signal })
    const failure = left.get(key)?.shift()
    if (!failure || failure === failedAfter) effects.add(key)
    if (failure) throw failure
  }
  return { effects, send }
}

/** What a plan must lead to. */
function expectedOf(plan: Problem[]) {
  const end = plan.indexOf(refused)
  return {
    status: end < 0 ? 'succeeded' : 'failed',
    hasEffect: end < 0 || plan.slice(0, end).includes(failedAfter),
  }
}

test('every operation ends, with one effect for each key, though attempts fail and a replica shuts down', async t => {
  const samples = fc.sample(failures, { numRuns: 60, seed })
  const plans = new Map(
    samples.map((plan, index): [string, Problem[]] => [`k${index}`, plan]),
  )
  const { effects, send } = createFailingPartner(plans)
  const db = emptyDatabase(t, client)
  const closing = await startReplica(t, { db, send, concurrency: 5 })
  const lasting = await startReplica(t, { db, send, concurrency: 5 })
  const operations = db.collection<Operation>('operations')

  await Promise.all(
    [...plans.keys()].map((key, index) => {
      const { post } = index % 2 === 0 ? closing : lasting
      return post({ 'Idempotency-Key': key })
    }),
  )
  await until(() => effects.size > 10)
  await closing.close()
  await until(async () => (await operations.find().toArray()).every(isOver))

  const found = await operations.find().toArray()
  const stored = await lasting.greet.stored()
  assert.equal(found.length, plans.size)
  for (const { key, status } of found) {
    const expected = expectedOf(plans.get(key) ?? [])
    const actual = { status, hasEffect: effects.delete(key) }
    assert.deepEqual(actual, expected, `${key} with the seed ${seed}`)
    assert.equal(stored.includes(`ann:${key}`), status === 'succeeded')
  }
  assert.deepEqual([...effects], [], 'effects that were not asked for')
})
