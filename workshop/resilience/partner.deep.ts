import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import PQueue from 'p-queue'
import { committedPosts } from '../contract/committed-posts.ts'
import {
  enterSharing,
  followOperation,
  readOperation,
} from '../contract/http/actions.ts'
import type { SiteAnswer } from '../contract/http/send.ts'
import { createSite } from '../contract/site.ts'
import { type RunningStage, startStage } from '../contract/start-stage.ts'
import { changePartner } from '../runtime/partner.ts'
import { weigh } from '../runtime/weigh.ts'
import { enterPages } from './page-visits.ts'

const queueLimit = 40
const sharesAtOnce = 5
const outageMs = 10_000
/** Far longer than any request waits. */
const hangMs = 600_000
const [{ id: post }] = committedPosts

let stage: RunningStage
let reader: Awaited<ReturnType<typeof enterSharing>>

before(async () => {
  process.env.QUEUE_LIMIT = String(queueLimit)
  stage = await startStage('async')
  reader = await enterSharing(createSite(stage.url, committedPosts))
})
after(() => stage?.stop())

test('a partner that does not answer: waiting gives up with 504, and no page notices', async () => {
  await setPartner({ latency: { kind: 'fixed', ms: hangMs } })
  await weigh(stage.runtime, 'share', { waiting: 100 })
  const pages = await enterPages(stage.url)

  const answers = shareTimes(5)
  const visits = await pages.visitEachSecond(5000)

  assert.deepEqual(statusesOf(await answers), [504])
  assert.deepEqual(
    visits.filter(({ isOk }) => !isOk),
    [],
  )
})

test('a partner that is out for 10 s: redirecting accepts until its queue is full, pages stay up, and everything finishes', async t => {
  await setPartner({ latency: { kind: 'fixed', ms: 50 }, outage: true })
  const pages = await enterPages(stage.url)
  const startedAt = performance.now()

  await weigh(stage.runtime, 'share', { waiting: 100 })
  const waiting = await shareTimes(10)
  await weigh(stage.runtime, 'share', { redirecting: 100 })
  const redirecting = await shareTimes(2 * queueLimit)
  const visits = await pages.visitEachSecond(
    outageMs - (performance.now() - startedAt),
  )
  await setPartner({ outage: false })

  assert.deepEqual(statusesOf(waiting), [503])
  assert.deepEqual(statusesOf(redirecting), [202, 503])
  const accepted = redirecting.filter(({ status }) => status === 202)
  const refused = redirecting.filter(({ status }) => status === 503)
  t.diagnostic(`${accepted.length} accepted, ${refused.length} refused`)
  // Those that arrive while the queue is counted may count twice.
  assert.ok(accepted.length >= queueLimit - sharesAtOnce)
  for (const { headers, text } of refused) {
    assert.ok(Number(headers['retry-after']) > 0)
    assert.match(text, /The queue is full/)
  }
  assert.deepEqual(
    visits.filter(({ isOk }) => !isOk),
    [],
  )
  for (const { headers } of accepted) {
    const path = String(headers.location)
    const end = await followOperation(reader.visitor, path)
    assert.equal(readOperation(end).status, 'succeeded')
  }
})

test('after agreed answers no breaker is open: the next share of each variant is done', async () => {
  await weigh(stage.runtime, 'share', { waiting: 100 })
  const waiting = await shareTimes(5)
  await weigh(stage.runtime, 'share', { redirecting: 100 })
  const redirecting = await shareTimes(5)

  assert.deepEqual(statusesOf(waiting), [200])
  assert.deepEqual(statusesOf(redirecting), [202])
})

test('a variant that is scaled to 0 is replaced by the other one', async () => {
  for (const [stopped, status] of [
    ['waiting', 202],
    ['redirecting', 200],
  ] as const) {
    await weigh(stage.runtime, 'share', { [stopped]: 100 })
    await stage.runtime.scale({ [`share-${stopped}`]: 0 })
    const answers = await shareTimes(10)
    await stage.runtime.scale({ [`share-${stopped}`]: 1 })

    assert.deepEqual(statusesOf(answers), [status])
  }
})

function setPartner(changes: Parameters<typeof changePartner>[1]) {
  return changePartner(stage.runtime, changes)
}

/** A few at a time: this is about the partner, not about load. */
function shareTimes(count: number) {
  const queue = new PQueue({ concurrency: sharesAtOnce })
  const shares = Array.from(
    { length: count },
    () => () => reader.share(post),
  )
  return queue.addAll(shares)
}

function statusesOf(answers: SiteAnswer[]) {
  return [...new Set(answers.map(({ status }) => status))].toSorted()
}
