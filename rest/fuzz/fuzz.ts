import {
  findServerFault,
  fuzz,
  fuzzClients,
} from '@workshop/platform/test/fuzz'
import { startApi } from '../test/api.ts'
import { storedPost } from '../test/posts.ts'
import { createFuzzClient } from './client.ts'
import { requests } from './requests.ts'
import { findUndocumented, nameOf } from './undocumented.ts'

const postsPerClient = 4

/** Fails at an undocumented answer; counts how often each status came. */
export async function fuzzApi(count: number, seed: number) {
  const { request, get, posts } = await startApi()
  const length = fuzzClients * postsPerClient
  await posts.insertMany(Array.from({ length }, storedWithAnyId))
  const { data } = await get('/api/posts?size=100')
  const listed: { id: string }[] = data._embedded.posts
  const ids = listed.map(({ id }) => id)
  const counts = new Map<string, number>()

  // No client changes the posts of another one.
  await fuzz(requests, { count, seed }, async client => {
    const isOwn = (_: string, nth: number) => nth % fuzzClients === client
    const send = createFuzzClient(request, ids.filter(isOwn))
    return async random => {
      const { answer, sent } = await send(random)
      const name = nameOf(random.operation, `${answer.status}`)
      counts.set(name, (counts.get(name) ?? 0) + 1)
      const fault =
        findServerFault(answer) ??
        findUndocumented(random.operation, answer)
      return fault && `${sent} answered ${fault}`
    }
  })
  return counts
}

/** Every other post has a text as its id. */
function storedWithAnyId(_: unknown, index: number) {
  return storedPost(index % 2 ? { _id: `post-${index}` } : {})
}
