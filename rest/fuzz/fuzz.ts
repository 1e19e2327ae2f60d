import { readDocument } from '@workshop/platform/test/api-fuzz/document'
import { fuzzApi } from '@workshop/platform/test/api-fuzz/fuzz'
import { fuzzClients } from '@workshop/platform/test/fuzz'
import { describeApi } from '../openapi/document.ts'
import { startApi } from '../test/api.ts'
import { storedPost } from '../test/posts.ts'
import { restRules } from './rules.ts'

const postsPerClient = 4

export const restDocument = readDocument(describeApi())

/** Fails at an undocumented answer; counts how often each status came. */
export async function fuzzRest(count: number, seed: number) {
  const { url, get, posts } = await startApi()
  const length = fuzzClients * postsPerClient
  await posts.insertMany(Array.from({ length }, storedWithAnyId))
  const { data } = await get('/api/posts?size=100')
  const listed: { id: string }[] = data._embedded.posts
  const paths = listed.map(({ id }) => `/api/posts/${id}`)
  const rest = { url, api: restDocument, paths, rules: restRules }

  const { counts } = await fuzzApi(rest, { count, seed })
  return counts
}

/** Every other post has a text as its id. */
function storedWithAnyId(_: unknown, index: number) {
  return storedPost(index % 2 ? { _id: `post-${index}` } : {})
}
