import { keyOf } from '@workshop/platform/key'
import fc from 'fast-check'
import { startApi } from '../test/api.ts'
import { storedPost } from '../test/posts.ts'
import { type Answer, findUndocumented } from './check.ts'
import { operations } from './document.ts'
import { type Request, requestsOf, seeds } from './request.ts'

const atOnce = 8

/** Sends that many requests, made from the document; answers with each undocumented answer and how often each status came. */
export async function fuzz(count: number, seed = Date.now()) {
  const { request, posts } = await startApi()
  await posts.insertMany(seeds.map(id => storedPost({ _id: keyOf(id) })))
  const requests = fc.sample(fc.oneof(...operations.map(requestsOf)), {
    numRuns: count,
    seed,
  })
  const wrong: string[] = []
  const statuses: Record<string, number> = {}

  async function send({ operation, path, headers, body }: Request) {
    const { method } = operation
    const answer = await request(path, { method, headers, body })
    judge({ operation, path, headers, body }, answer)
  }

  function judge(asked: Request, answer: Answer) {
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
    const found = findUndocumented(asked.operation, answer)
    if (!found) return
    const { operation, path, headers, body } = asked
    const call = `${operation.method} ${path} ${JSON.stringify(headers)}`
    wrong.push(`${call} ${body?.slice(0, 500)} answered ${found}`)
  }

  async function sendOn() {
    for (let next = requests.pop(); next; next = requests.pop())
      await send(next)
  }
  await Promise.all(Array.from({ length: atOnce }, sendOn))
  return { wrong, statuses, seed }
}
