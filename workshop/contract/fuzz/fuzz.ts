import assert from 'node:assert/strict'
import { check, group, type Site, Skip } from '../check.ts'
import { recommend } from '../expected/recommend.ts'
import { send } from '../http/send.ts'
import { createRandom } from './random.ts'
import { randomRequest } from './requests.ts'

const atOnce = 8

export const fuzz = group(
  'Fuzz',
  check(
    'random requests get an answer, none above 4xx, and change nothing',
    'the log of the site at that request; --seed repeats the same requests',
    async site => {
      assertLoopback(site)

      const { requests, seed } = site.fuzz
      const random = createRandom(seed)
      const all = Array.from({ length: requests }, () =>
        randomRequest(random),
      )
      await Promise.all(
        Array.from({ length: atOnce }, () => sendSome(site, all)),
      )

      await assertStillRight(site)
    },
  ),
)

/** Random load is for this machine only. */
function assertLoopback({ url }: Site) {
  const { hostname } = new URL(url)
  if (!/^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname))
    throw new Skip(`${hostname} is not this machine`)
}

async function sendSome(
  site: Site,
  left: ReturnType<typeof randomRequest>[],
) {
  for (let next = left.shift(); next; next = left.shift()) {
    const { status, what, text } = await send(site.url, next)
    const words = `${what.slice(0, 200)}: ${status} ${text.slice(0, 200)}
${JSON.stringify(next).slice(0, 1000)}`
    assert.ok(status >= 200 && status < 500, words)
  }
}

async function assertStillRight(site: Site) {
  const ready = await site.visit().get('/readyz')
  assert.equal(ready.status, 200, 'it is ready no more')
  const { posts } = await site
    .visit()
    .json<{ posts: { id: string }[] }>('/recommended/')
  assert.deepEqual(
    posts.map(({ id }) => id),
    recommend(site.posts).map(({ id }) => id),
    'the recommendations have changed',
  )
}
