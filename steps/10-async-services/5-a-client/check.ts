import { expect } from '@workshop/workshop/exercises/hint'
import { runScript } from '@workshop/workshop/exercises/run-script'
import type { Stand } from '@workshop/workshop/exercises/stand'
import { createStandIn } from './stand-in.ts'

/** The client follows an operation of `like`, and those of a stand-in that end otherwise. */
export async function check(stand: Stand) {
  const standIn = createStandIn()
  const [{ url: base }, like] = await Promise.all([
    stand.startUpstreams(standIn.app),
    startLike(stand),
  ])
  const follow = (url: string, seconds = '8') =>
    runScript(stand, 'clients/follow.js', [url, seconds])

  const [succeeded, unchanged, failed, canceled, expired, gaveUp] =
    await Promise.all([
      like.accept().then(follow),
      follow(`${base}/operations/unchanged`),
      follow(`${base}/operations/failed`),
      follow(`${base}/operations/canceled`),
      follow(`${base}/operations/expired`),
      follow(`${base}/operations/endless`, '2'),
    ])

  expect(
    succeeded !== 'not written yet',
    'The client is not written yet. Write `follow` in clients/follow.js.',
  )
  expect(
    succeeded === `succeeded ${like.location}`,
    `A like succeeds, and the client prints "${succeeded}". Stop at the 303, and print its Location; do not let fetch follow it.`,
  )
  expect(
    failed === 'failed The partner failed',
    `An operation fails, and the client prints "${failed}". Its document has the problem in \`error\`.`,
  )
  expect(
    canceled === 'canceled',
    `An operation is canceled, and the client prints "${canceled}". That is over, too.`,
  )
  expect(
    expired === 'expired',
    `An operation is answered with 410, and the client prints "${expired}". It is gone and does not come back.`,
  )
  expect(
    gaveUp === 'gave up',
    `An operation never ends, and the client prints "${gaveUp}". Give up when the signal aborts.`,
  )
  expect(
    unchanged === 'succeeded /done',
    `An operation is unchanged for a while, and the client prints "${unchanged}". A 304 has no body: remember the last answer.`,
  )
  expect(
    standIn.shortestPauseMs() >= 900,
    'The client asks again before the seconds of Retry-After are over. Thousands of such clients are an attack.',
  )
  expect(
    standIn.timesRead() === 1,
    `The client read an unchanged document ${standIn.timesRead()} times. Send the ETag of the last answer in If-None-Match.`,
  )
}

async function startLike(stand: Stand) {
  const partner = await stand.startPartner()
  const like = await stand.start('like-redirecting', {
    PARTNER_URL: partner.url,
    REST_URL: partner.url,
  })
  const location = '/posts/68781b327af19ff257bea95a/likes/you'
  return {
    location,
    async accept() {
      const { headers } = await like.put(location)
      return like.url + headers.location
    },
  }
}
