import type { Client } from '@workshop/platform/client/client'
import { Problem } from '@workshop/platform/errors'

/** The posts of `rest`, as its client sees them: each state has an ETag of its own. */
export function createFakeRest(posts: Record<string, number | undefined>) {
  const patches: number[] = []

  const rest = {
    /** Called before each answer; it may reject. */
    before: async (_call: {
      method: string
      post: string
      signal?: AbortSignal
    }) => {},
    patches,
    likesOf: (post: string) => posts[post],

    call: (async (path, { method = 'GET', data, headers, signal } = {}) => {
      const id = decodeURIComponent(path.replace('/api/posts/', ''))
      await rest.before({ method, post: id, signal })
      if (!Object.hasOwn(posts, id))
        return { status: 404, headers: {}, data: {} }
      const etag = `"${posts[id]}"`
      if (method === 'GET')
        return {
          status: 200,
          headers: { etag },
          data: { likes: posts[id] },
        }
      if (headers?.['if-match'] !== etag)
        throw new Problem(412, 'Precondition failed')
      posts[id] = (data as { likes: number }).likes
      patches.push(posts[id])
      return { status: 204, headers: {}, data: undefined }
    }) as Client['call'],
  }
  return rest
}
