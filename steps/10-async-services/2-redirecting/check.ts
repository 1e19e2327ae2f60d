import {
  answered,
  expect,
  expectSoon,
} from '@workshop/workshop/exercises/hint'
import type { Stand } from '@workshop/workshop/exercises/stand'

const path = '/posts/68781b327af19ff257bea95a/likes/you'

/** A like is accepted at once, followed by its links, and done once by a worker. */
export async function check(stand: Stand) {
  const partner = await stand.startPartner()
  const like = await stand.start('like-redirecting', {
    PARTNER_URL: partner.url,
  })
  const headers = { 'Idempotency-Key': 'key-1', Prefer: 'respond-async' }
  const put = () => like.put(path, undefined, { headers })

  partner.hold()
  const first = await answered(
    put(),
    'The answer waits for the partner. Store the work with operations.accept, and leave the rest to a worker.',
  )
  partner.release()

  expect(
    first.status !== 501,
    '`PUT …/likes/you` answers 501. Store the work in redirecting.ts, and write the answer in answers.ts.',
  )
  expect(
    first.status === 202,
    `The answer is ${first.status}. Work that was accepted and is not done yet is answered with 202 Accepted.`,
  )
  const { location } = first.headers
  expect(
    location?.startsWith('/operations/'),
    'The answer has no Location of an operation, so the client cannot ask how far it is.',
  )
  expect(
    first.headers['retry-after'],
    'The answer has no Retry-After. Without it, each client polls as fast as it can.',
  )
  expect(
    first.headers['cache-control'] === 'no-store',
    'A cache may store this answer. Send Cache-Control: no-store.',
  )
  expect(
    first.headers['preference-applied'] === 'respond-async',
    'The client preferred respond-async, and the answer does not say that you applied it: Preference-Applied.',
  )
  expect(
    first.data?._links?.self?.href === location,
    'The body is not the operation as a HAL document: its link `self` is not the Location.',
  )

  const second = await put()
  expect(
    second.headers.location === location,
    'The same Idempotency-Key led to a second operation. Pass the key of the request to operations.accept.',
  )

  await expectSoon(
    async () => (await like.get(location)).status === 303,
    'The operation does not succeed. Is it stored with operations.accept, and not performed in the request?',
  )
  const times = partner.effects().map(effect => effect.times)
  expect(
    times.length === 1 && times[0] === 1,
    `The partner was asked for ${times.length} effects instead of one. Only the worker calls it.`,
  )
}
