import assert from 'node:assert/strict'
import { followOperation, readOperation } from '../contract/http/actions.ts'
import { readCsrfToken, signIn } from '../contract/http/session.ts'
import { Visitor } from '../contract/http/visitor.ts'
import { weigh } from '../runtime/weigh.ts'
import type { Demo, DemoStage } from './demo.ts'

export const likeWaiting: Demo = {
  title: 'a like waits for the partner, and is done',
  async run(stage) {
    await weigh(stage.runtime, 'like', { waiting: 1, redirecting: 0 })
    const { answer } = await press(stage, 'like')
    assert.equal(answer.status, 200, answer.what)
  },
}

export const shareRedirecting: Demo = {
  title: 'a share redirects, and its operation succeeds',
  async run(stage) {
    await weigh(stage.runtime, 'share', { waiting: 0, redirecting: 1 })
    const { visitor, answer } = await press(stage, 'share')
    assert.equal(answer.status, 202, answer.what)
    const path = String(answer.headers.location)
    const end = await followOperation(visitor, path)
    assert.equal(readOperation(end).status, 'succeeded', path)
  },
}

/** Presses a button of the first post, as a reader who has signed in. */
async function press({ url }: DemoStage, verb: string) {
  const visitor = new Visitor(url, 'application/json')
  await signIn(visitor)
  const _csrf = await readCsrfToken(visitor)
  type Front = { recommendations: { id: string }[] }
  const { recommendations } = await visitor.json<Front>('/')
  const path = `/posts/${recommendations[0].id}/${verb}`
  const answer = await visitor.post(path, { _csrf })
  return { visitor, answer }
}
