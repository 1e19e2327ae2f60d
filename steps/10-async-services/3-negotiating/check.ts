import { answered, expect } from '@workshop/workshop/exercises/hint'
import type { Stand } from '@workshop/workshop/exercises/stand'

const likes = '/posts/68781b327af19ff257bea95a/likes'

/** Each client gets the way that it prefers. */
export async function check(stand: Stand) {
  const partner = await stand.startPartner()
  const like = await stand.start('like-negotiating', {
    PARTNER_URL: partner.url,
    REST_URL: partner.url,
  })
  const put = (user: string, prefer?: string) =>
    like.put(`${likes}/${user}`, undefined, {
      headers: prefer === undefined ? {} : { Prefer: prefer },
    })

  const usual = await put('usual')
  expect(
    usual.status !== 501,
    '`PUT …/likes/usual` answers 501. Call `wait` or `redirect` in negotiating.ts.',
  )
  expect(
    usual.status === 201,
    `A client without a preference gets ${usual.status}. It cannot be expected to follow links: let it wait.`,
  )

  partner.hold()
  const redirected = await answered(
    put('redirected', 'respond-async'),
    '`Prefer: respond-async` waits for the partner. Redirect a client that prefers it.',
  )
  partner.release()
  expect(
    redirected.status === 202,
    `\`Prefer: respond-async\` is answered with ${redirected.status}. Redirect this client: 202.`,
  )

  const listed = await put('listed', 'handling=lenient, Respond-Async')
  expect(
    listed.status === 202,
    'A client that prefers respond-async among other things waits. The header is a list, in any case of letters: read it with `preferencesOf`.',
  )

  const waiting = await put('waiting', 'wait=5')
  expect(
    waiting.status === 201,
    `\`Prefer: wait=5\` is answered with ${waiting.status}. This client is ready to wait.`,
  )

  const both = await put('both', 'respond-async, wait=5')
  expect(
    both.status === 201,
    '`Prefer: respond-async, wait=5` is redirected at once. This client waits first; `wait` accepts what is not done by then.',
  )
}
