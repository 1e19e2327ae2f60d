import type { WholePost } from '@workshop/datasets/posts/post'
import { UsageError } from '@workshop/services/runtime'
import type { Site } from './check.ts'
import { send } from './http/send.ts'
import { Visitor } from './http/visitor.ts'

/** The site at `url`, which holds these posts. */
export function createSite(
  url: string,
  posts: WholePost[],
  fuzz = { count: 500, seed: 1 },
): Site {
  const visit = () => new Visitor(url)
  return {
    ...{ url, posts, fuzz, visit },
    client: () => new Visitor(url, 'application/json'),
    get: (path, headers) => visit().get(path, headers),
    page: path => visit().page(path),
    json: path => visit().json(path),
  }
}

/** Rejects where nothing answers, and says what to start. */
export async function reach(url: string) {
  try {
    await send(url, { method: 'GET', path: '/healthz' })
  } catch (cause) {
    const message = `Nothing answers at ${url}. Start the site with "npm start", then give the address it prints.`
    throw new UsageError(message, { cause })
  }
}
