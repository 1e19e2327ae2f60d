import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Site } from '../check.ts'
import { enterSharing, followOperation } from './actions.ts'

type MarkVerb = 'like' | 'hide'

/** A signed-in client that likes and hides posts, and takes that back. */
export async function enterMarking(site: Site) {
  const { visitor, _csrf } = await enterSharing(site)

  /** Resolves once it is done, however the service answers. */
  async function mark(
    verb: MarkVerb,
    post: string,
    { undo = false, key = randomUUID() as string } = {},
  ) {
    const fields = { _csrf, key, ...(undo && { undo: '1' }) }
    const answer = await visitor.post(`/posts/${post}/${verb}`, fields)
    if (answer.status === 200) return
    assert.equal(answer.status, 202, answer.text)
    const path = String(answer.headers.location)
    const { status } = await followOperation(visitor, path)
    assert.equal(status, 303, `the operation of ${verb} succeeds`)
  }

  return { visitor, mark }
}
