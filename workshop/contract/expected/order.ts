import assert from 'node:assert/strict'
import type { Hit } from './search.ts'

/** Scores nearer than this are equal: sums differ by the order of adding. */
const near = 1e-6

/** These are exactly the hits, the best score first, equal ones by `_id`. */
export function assertOrder(ids: string[], hits: Hit[]) {
  const wanted = hits.map(({ post }) => post.id)
  assert.deepEqual([...ids].sort(), wanted.sort(), 'the posts that match')

  const scores = new Map(hits.map(({ post, score }) => [post.id, score]))
  for (const [index, next] of ids.slice(1).entries()) {
    const id = ids[index]
    const [a, b] = [scores.get(id) ?? 0, scores.get(next) ?? 0]
    const isEqual = Math.abs(a - b) <= near
    assert.ok(
      a > b || (isEqual && id < next),
      `${id} (score ${a}) stands before ${next} (score ${b})`,
    )
  }
}
