import type { WholePost } from '@workshop/datasets/posts/post'
import type { Site } from './check.ts'
import { send } from './http/send.ts'
import { Visitor } from './http/visitor.ts'

/** The site at `url`, which holds these posts. */
export function createSite(
  url: string,
  posts: WholePost[],
  fuzz = { requests: 500, seed: 1 },
): Site {
  return { url, posts, fuzz, visit: () => new Visitor(url) }
}

/** Rejects, saying what to start, where nothing answers. */
export async function reach(url: string) {
  try {
    await send(url, { method: 'GET', path: '/healthz' })
  } catch (cause) {
    const message = `Nothing answers at ${url}. Start the site with "npm start", then give the address it prints.`
    throw new Error(message, { cause })
  }
}
