import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import type { ReplicaStatus, Runtime } from '@workshop/services/runtime'
import { readPosts } from '../contract/expected/dataset.ts'
import { newName, signIn, toggleTag } from '../contract/http/session.ts'
import { Visitor } from '../contract/http/visitor.ts'
import { sendOpenLoop } from '../load/open-loop.ts'
import { createTally, type LoadResult } from '../load/tally.ts'
import { posts as committed } from '../stages/paths.ts'

/** A stage that runs, and how to freeze a replica of it: SIGSTOP, `docker pause`. */
export type HangingStage = {
  url: string
  runtime: Runtime
  freeze(replica: ReplicaStatus): Promise<unknown>
  thaw(replica: ReplicaStatus): Promise<unknown>
}

const hangSeconds = 10
const maxPerSecond = 50
const maxFailed = 0.005

const [post] = await readPosts(committed)

/** A page that needs each service. */
export const pages: Record<string, string> = {
  rest: `/posts/${post.id}`,
  list: `/posts/${post.id}`,
  search: '/search_results/cats',
  recommend: '/',
  tag: `/recommended/?topic=${post.subreddit}`,
  picture: '/pictures/lighthouse?width=64',
}

/** One of two replicas is frozen for ten seconds under an open-loop load: the other one answers. */
export async function hangOne(stage: HangingStage, service: string) {
  const { replicas } = await stage.runtime.scale({ [service]: 2 })
  const victim = replicas.find(replica => replica.service === service)
  assert.ok(victim, `${service} runs`)
  const visitor = await enter(stage.url)
  const visit = () => look(visitor, pages[service])
  const perSecond = await findRate(visit)
  const load = (seconds: number) => visitAll(visit, perSecond, seconds)

  await stage.freeze(victim)
  const during = await load(hangSeconds).finally(() => stage.thaw(victim))
  await pause(1000)
  const afterwards = await load(1)
  await stage.runtime.scale({ [service]: 1 })

  assertServed(during)
  assertServed(afterwards)
  const p99Ms = Math.round(during.latencyMs?.p99 ?? 0)
  return { perSecond, p99Ms, ...countFailed(during) }
}

/** A visit on schedule, whether earlier ones are answered or not. */
async function visitAll(
  visit: () => Promise<void>,
  perSecond: number,
  seconds: number,
) {
  const { begin, record, resultAfter } = createTally()
  const send = () => {
    begin()
    return visit()
  }
  await sendOpenLoop({ perSecond, seconds, send, onOutcome: record })
  return resultAfter(seconds)
}

/** A third of one visitor's rate: the hung replica is to be the only trouble. */
async function findRate(visit: () => Promise<void>) {
  const endsAt = performance.now() + 1000
  let answered = 0
  while (performance.now() < endsAt) {
    await visit()
    answered++
  }
  return Math.min(Math.ceil(answered / 3), maxPerSecond)
}

async function enter(url: string) {
  const visitor = new Visitor(url)
  await signIn(visitor, newName())
  await toggleTag(visitor, post.subreddit)
  return visitor
}

/** Rejects where the page is not whole. */
async function look(visitor: Visitor, path: string) {
  const { status, text } = await visitor.get(path)
  assert.equal(status, 200)
  assert.doesNotMatch(text, /Unavailable right now/)
}

function assertServed(result: LoadResult) {
  const { failed, reasons } = countFailed(result)
  const share = failed / result.sent
  assert.ok(share <= maxFailed, `${failed} failed: ${reasons}`)
}

function countFailed({ sent, answered, errors }: LoadResult) {
  return {
    failed: sent - answered,
    reasons: Object.keys(errors).join('; '),
  }
}
