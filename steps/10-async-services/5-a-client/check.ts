import { expect } from '@workshop/workshop/exercises/hint'
import { runScript } from '@workshop/workshop/exercises/run-script'
import type { Stand } from '@workshop/workshop/exercises/stand'
import { createStandIn } from './stand-in.ts'

const like = '/posts/68781b327af19ff257bea95a/likes/you'

/** The client follows an operation of `like`, and those of a stand-in that end otherwise. */
export async function check(stand: Stand) {
  const standIn = createStandIn()
  const [operations, { url }] = await Promise.all([
    startLike(stand),
    stand.startUpstreams(standIn.app),
  ])
  const printed = await followAll(stand, [
    [await operations.accept(), '15'],
    [`${url}/operations/failed`, '15'],
    [`${url}/operations/canceled`, '15'],
    [`${url}/operations/expired`, '15'],
    [`${url}/operations/unchanged`, '15'],
    [`${url}/operations/endless`, '2'],
  ])
  const [succeeded, failed, canceled, expired, unchanged, endless] = printed

  expect(
    succeeded !== 'not written yet',
    'The client is not written yet. Write `follow` in clients/follow.js.',
  )
  expect(
    succeeded === `succeeded ${like}`,
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
    unchanged === 'succeeded /done',
    `An operation is unchanged for a while, and the client prints "${unchanged}". A 304 has no body: the last answer is still true.`,
  )
  expect(
    standIn.shortestPauseMs() >= 900,
    'The client asks again before the seconds of Retry-After are over. Thousands of such clients are an attack.',
  )
  expect(
    standIn.timesRead() === 1,
    `The client read an unchanged document ${standIn.timesRead()} times. Send the ETag of the last answer in If-None-Match.`,
  )
  expect(
    endless === 'gave up',
    `An operation never ends, and the client prints "${endless}". Give up when the signal aborts.`,
  )
}

/** All at once; a failure is text like any other output. */
function followAll(stand: Stand, each: string[][]) {
  return Promise.all(
    each.map(args =>
      runScript(stand, 'clients/follow.js', args).catch(
        (hint: Error) => hint.message,
      ),
    ),
  )
}

async function startLike(stand: Stand) {
  const partner = await stand.startPartner()
  const service = await stand.start('like-redirecting', {
    PARTNER_URL: partner.url,
    REST_URL: partner.url,
  })
  return {
    async accept() {
      const { headers } = await service.put(like)
      return service.url + headers.location
    },
  }
}
