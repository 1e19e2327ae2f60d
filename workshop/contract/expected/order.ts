import assert from 'node:assert/strict'
import type { Hit } from './search.ts'

/** Scores nearer than this are equal: sums differ by the order of adding. */
const near = 1e-6

/** These are exactly the hits, the best score first, equal ones by `_id`. */
export function assertOrder(ids: string[], hits: Hit[]) {
  const scores = new Map(hits.map(({ post, score }) => [post.id, score]))
  assert.equal(new Set(ids).size, ids.length, 'a post is there twice')
  for (const id of ids)
    assert.ok(scores.has(id), `post ${id} does not match the query`)
  for (const { post } of hits)
    assert.ok(ids.includes(post.id), `missing: ${post.id} "${post.title}"`)

  for (const [index, id] of ids.entries()) {
    const next = ids[index + 1]
    if (next) assertInOrder(id, next, scores)
  }
}

function assertInOrder(
  first: string,
  second: string,
  scores: Map<string, number>,
) {
  const [a, b] = [scores.get(first) ?? 0, scores.get(second) ?? 0]
  const equal = Math.abs(a - b) <= near
  const right = equal ? first < second || a > b : a > b
  const words = `${first} (score ${a}) stands before ${second} (score ${b})`
  assert.ok(right, words)
}
