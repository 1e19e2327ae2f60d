import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { createRandom } from '@workshop/datasets/generate/random'
import { effectKeyOf } from '@workshop/services/partner-client'
import { testSeed } from '@workshop/services/test/seed'
import type { Site } from '../contract/check.ts'
import type { SiteAnswer } from '../contract/http/send.ts'
import { readCsrfToken, signIn } from '../contract/http/session.ts'

const verbs = ['like', 'share', 'hide'] as const
const pollMs = 250

type Verb = (typeof verbs)[number]
type Mark = `${Verb} ${string}`

export type Reader = Awaited<ReturnType<typeof enterReader>>

/** A signed-in reader, who likes, shares and hides posts, and knows what has to come of it. */
export async function enterReader(site: Site, number: number) {
  const user = `reader-${number}`
  const visitor = site.client()
  await signIn(visitor, user)
  const _csrf = await readCsrfToken(visitor)
  const random = createRandom(testSeed, number)
  /** The partner's keys of the marks that stand, and of all effects. */
  const marks = new Map<Mark, string>()
  const effects: string[] = []
  const open = new Map<Mark, Promise<void>>()
  let turn = 0

  /** Presses a button of a post; resolves once the request is accepted. */
  async function act() {
    const verb = random.pick(verbs)
    const post = random.pick(site.posts).id
    const mark: Mark = `${verb} ${post}`
    await open.get(mark)
    const key = `${user}-${turn++}`
    const undo = marks.has(mark) && { undo: '1' }
    const fields = { _csrf, key, ...undo }
    const path = await press(`/posts/${post}/${verb}`, fields)
    note(mark, effectOf(verb, post, key))
    if (path) follow(mark, path)
  }

  function effectOf(verb: Verb, post: string, key: string) {
    return verb === 'share'
      ? effectKeyOf(verb, user, key)
      : effectKeyOf(verb, post, user, key)
  }

  /** A like or a hidden post stands until the same button takes it back. */
  function note(mark: Mark, effect: string) {
    const standing = marks.get(mark)
    effects.push(standing ? `${standing}-undone` : effect)
    if (standing) marks.delete(mark)
    else if (!mark.startsWith('share')) marks.set(mark, effect)
  }

  /** The path of the operation; undefined where the work is done at once. */
  async function press(path: string, fields: Record<string, string>) {
    for (;;) {
      const answer = await visitor.post(path, fields)
      if (await isPutOff(answer)) continue
      assertStatus(answer, [200, 202])
      return answer.headers.location
    }
  }

  function follow(mark: Mark, path: string) {
    const over = untilOver(path)
    open.set(mark, over)
    // The next request for the mark, or the end of the test, rejects with it.
    over.catch(() => {})
  }

  async function untilOver(path: string) {
    for (;;) {
      const answer = await visitor.get(path)
      if (await isPutOff(answer)) continue
      assertStatus(answer, [200, 303])
      if (answer.status === 303) return
      assert.ok(answer.headers['retry-after'], answer.text)
      await pause(pollMs)
    }
  }

  return {
    user,
    act,
    effects,
    /** The posts that the reader likes, or has hidden. */
    marked: (verb: Verb) =>
      site.posts
        .map(({ id }) => id)
        .filter(id => marks.has(`${verb} ${id}`)),
    untilAllOver: () => Promise.all(open.values()),
  }
}

/** After a 503 the reader waits as long as it asks, and sends the same again. */
async function isPutOff({ status, headers }: SiteAnswer) {
  const seconds = Number(headers['retry-after'])
  if (status !== 503 || !(seconds > 0)) return false
  await pause(seconds * 1000)
  return true
}

function assertStatus(
  { what, status, text }: SiteAnswer,
  agreed: number[],
) {
  assert.ok(agreed.includes(status), `${what}: ${status} ${text}`)
}
