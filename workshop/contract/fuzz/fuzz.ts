import assert from 'node:assert/strict'
import { check, group, type Site, Skip } from '../check.ts'
import { recommend } from '../expected/recommend.ts'
import { type SiteAnswer, type SiteRequest, send } from '../http/send.ts'
import { newName, readCsrfToken, signIn } from '../http/session.ts'
import type { Visitor } from '../http/visitor.ts'
import { tokenPlace } from './bodies.ts'
import { type RandomRequest, sampleRequests } from './requests.ts'

const concurrency = 8

export const fuzzChecks = group(
  'Fuzz',
  check(
    'random requests get an answer, none above 4xx, and change nothing',
    'the log of the site at that request; --seed repeats the same requests',
    async site => {
      assertLoopback(site)

      const { requests, seed } = site.fuzz
      const left = sampleRequests(requests, seed)
      const workers = Array.from({ length: concurrency }, () =>
        sendRest(site, left),
      )
      await allDone(workers)

      await assertUnchanged(site)
    },
  ),
)

/** Random load is for this machine only. */
function assertLoopback({ url }: Site) {
  const { hostname } = new URL(url)
  if (!/^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname))
    throw new Skip(`${hostname} is not this machine`)
}

/** Rejects with the first error, but only after every worker has ended. */
async function allDone(workers: Promise<void>[]) {
  await Promise.allSettled(workers)
  await Promise.all(workers)
}

async function sendRest(site: Site, left: RandomRequest[]) {
  const visitor = site.visit()
  let token = await signInAgain(visitor)
  for (let next = left.shift(); next; next = left.shift()) {
    if (left.length % 50 === 0) token = await signInAgain(visitor)
    const request = withToken(next, token)
    const answer = next.trusted
      ? await visitor.send(request)
      : await send(site.url, request)
    if (isInvalid(answer)) left.length = 0
    assertAnswered(answer, request)
  }
}

/** A random login or logout may have ended the session. */
async function signInAgain(visitor: Visitor) {
  await signIn(visitor, newName())
  return readCsrfToken(visitor)
}

function withToken(
  { trusted: _, ...request }: RandomRequest,
  token: string,
) {
  const { body } = request
  const known = typeof body === 'string' && body.replace(tokenPlace, token)
  return known ? { ...request, body: known } : request
}

const isInvalid = ({ status }: SiteAnswer) => status < 200 || status > 499

function assertAnswered(answer: SiteAnswer, request: SiteRequest) {
  const { status, text } = answer
  const sent = JSON.stringify(request).slice(0, 1000)
  const words = `${status} ${text.slice(0, 200)}\nto ${sent}`
  assert.ok(!isInvalid(answer), words)
}

async function assertUnchanged(site: Site) {
  const ready = await site.visit().get('/readyz')
  assert.equal(ready.status, 200, 'it is no longer ready')
  const { posts } = await site
    .visit()
    .json<{ posts: { id: string }[] }>('/recommended/')
  assert.deepEqual(
    posts.map(({ id }) => id),
    recommend(site.posts).map(({ id }) => id),
    'the recommendations have changed',
  )
}
