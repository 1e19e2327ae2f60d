import assert from 'node:assert/strict'
import { isLoopbackName } from '@workshop/platform/loopback'
import { findServerFault, fuzz } from '@workshop/platform/test/fuzz'
import { group, type Site, Skip } from '../check.ts'
import { recommend } from '../expected/recommend.ts'
import { assertPosts } from '../expected/shape.ts'
import { type SiteAnswer, send } from '../http/send.ts'
import { readCsrfToken, signIn } from '../http/session.ts'
import type { Recommended } from '../pages/recommended.ts'
import { tokenPlace } from './bodies.ts'
import { type RandomRequest, requests } from './requests.ts'

export const fuzzChecks = group('Fuzz', {
  'random requests get an answer, none above 4xx, and change nothing': [
    'the log of the site at that request; --seed repeats the same requests',
    async site => {
      assertLoopback(site)

      await fuzz(requests, site.fuzz, () => connect(site))

      await assertUnchanged(site)
    },
  ],
})

/** Random load is for this machine only. */
function assertLoopback({ url }: Site) {
  const { hostname } = new URL(url)
  if (!isLoopbackName(hostname))
    throw new Skip(`${hostname} is not this machine`)
}

async function connect(site: Site) {
  const visitor = site.visit()
  let token = ''
  let sent = 0

  return async ({ trusted, ...request }: RandomRequest) => {
    // A random login or logout may have ended the session.
    if (sent++ % 50 === 0) {
      await signIn(visitor)
      token = await readCsrfToken(visitor)
    }
    if (typeof request.body === 'string')
      request.body = request.body.replace(tokenPlace, token)
    const answer = trusted
      ? await visitor.send(request)
      : await send(site.url, request)
    const fault = findServerFault(answer) ?? findEcho(answer)
    return fault && `${fault}\nto ${JSON.stringify(request).slice(0, 1000)}`
  }
}

/** Our own pages have no script without a `src`. */
function findEcho({ headers, text }: SiteAnswer) {
  const isPage = headers['content-type']?.startsWith('text/html')
  if (isPage && text.includes('<script>'))
    return 'a script from the request'
}

async function assertUnchanged(site: Site) {
  const ready = await site.get('/readyz')
  assert.equal(ready.status, 200, 'it is no longer ready')
  const { posts } = await site.json<Recommended>('/recommended/')
  assertPosts(posts, recommend(site.posts))
}
