import type { Site } from '../check.ts'

export interface SearchResults {
  query: string
  page: number
  pages: number
  total: number
  posts: { id: string; excerpt: string }[]
}

export function resultsPath(query: string, page = 1) {
  const path = `/search_results/${encodeURIComponent(query)}`
  return page === 1 ? path : `${path}?page=${page}`
}

/** One page of results in JSON. */
export function readResults(site: Site, query: string, page = 1) {
  return site.json<SearchResults>(resultsPath(query, page))
}

/** The site's posts with these ids, in the order of the ids. */
export function findPosts({ posts }: Site, found: { id: string }[]) {
  const byId = new Map(posts.map(post => [post.id, post]))
  return found.flatMap(({ id }) => byId.get(id) ?? [])
}
