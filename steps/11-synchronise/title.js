import { get } from '../06-monolith/get.js'

/** Gives a post of the REST layer another title unless it changed meanwhile; returns the status. */
export async function rename(url, title) {
  const post = await get(url)
  const answer = await fetch(url, {
    method: 'PATCH',
    headers: {
      'content-type': 'application/merge-patch+json',
      'if-match': post.headers.get('etag'),
    },
    body: JSON.stringify({ title }),
  })
  return answer.status
}
