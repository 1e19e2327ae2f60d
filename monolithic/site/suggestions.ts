import { prefersJson } from './answer.ts'
import type { PostsModel, Reader } from './models.ts'
import type { Visit } from './reader.ts'
import { suggestWords } from './suggest-words.ts'
import { orFallback } from './unavailable.ts'

/** Other searches for a page without results: words of titles, so each finds a post. */
export async function suggestSearches(
  visit: Visit,
  posts: PostsModel,
  { query, total }: { query: string; total: number },
  { hidden }: Reader,
) {
  if (total > 0 || prefersJson(visit.req)) return []
  const asked = posts.recommend({ hidden })
  const found = await orFallback(visit, 'suggestions', asked, [])
  const titles = found.map(({ title }) => title)
  return suggestWords(query, titles)
}
