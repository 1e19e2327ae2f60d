import fc from 'fast-check'
import { startApi } from '../test/api.ts'
import { storedPost } from '../test/posts.ts'
import { createAsker } from './asker.ts'
import { findUndocumented } from './check.ts'
import { operations } from './document.ts'
import { type Request, requestsOf } from './request.ts'
import { createTally } from './tally.ts'

const askers = 8
const postsEach = 4

/** Sends requests made from the document; answers with undocumented answers and a tally. */
export async function fuzz(count: number, seed: number) {
  const { request, get, posts } = await startApi()
  await posts.insertMany(Array.from({ length: askers * postsEach }, stored))
  const { data } = await get('/api/posts?size=100')
  const ids: string[] = data._embedded.posts.map(({ id }: Listed) => id)
  const requests = fc.sample(fc.oneof(...operations.map(requestsOf)), {
    numRuns: count,
    seed,
  })
  const wrong: string[] = []
  const tally = createTally()

  /** Each asker has posts and requests of its own: the others change nothing for it. */
  async function askAll(number: number) {
    const isOwn = (_: unknown, index: number) => index % askers === number
    const ask = createAsker({ request }, ids.filter(isOwn))
    for (const asked of requests.filter(isOwn)) await judge(ask, asked)
  }

  async function judge(ask: Ask, asked: Request) {
    const { answer, sent } = await ask(asked)
    tally.add(asked.operation, answer.status)
    const found = findUndocumented(asked.operation, answer)
    if (found) wrong.push(`${sent} answered ${found}`)
  }

  await Promise.all(Array.from({ length: askers }, (_, n) => askAll(n)))
  return { wrong, ...tally }
}

type Ask = ReturnType<typeof createAsker>
type Listed = { id: string }

/** Every other post has a text as its id. */
function stored(_: unknown, index: number) {
  return storedPost(index % 2 ? { _id: `post-${index}` } : {})
}
