import { expect, expectSoon } from '@workshop/workshop/exercises/hint'
import type { RunningService } from '@workshop/workshop/exercises/service'
import type { Stand } from '@workshop/workshop/exercises/stand'

type Partner = Awaited<ReturnType<Stand['startPartner']>>

const post = '68781b327af19ff257bea95a'
const shares = `/posts/${post}/shares`

/** A share happens once for each key, and hiding has both variants. */
export async function check(stand: Stand) {
  const partner = await stand.startPartner()
  const env = { PARTNER_URL: partner.url }
  const [share, waiting, redirecting] = await Promise.all([
    stand.start('share-waiting', env),
    stand.start('hide-waiting', env),
    stand.start('hide-redirecting', env),
  ])
  const stored = () =>
    stand.client.db('share').collection('shares').countDocuments()

  await checkShare(share, partner)
  await checkFailure(share, partner, stored)
  partner.change({ outage: false })
  await checkHide(waiting, redirecting)
}

async function checkShare(share: RunningService, partner: Partner) {
  const first = await postShare(share, 'key-1')
  expect(
    first.status !== 501,
    '`POST …/shares` answers 501. Write `perform` in services/share/share.ts.',
  )
  expect(
    first.status === 201,
    `\`POST …/shares\` answers ${first.status}. \`perform\` resolves with the location of the share.`,
  )
  const { location } = first.headers
  const { status } = await share.get(location)
  expect(
    status === 200,
    `The Location, ${location}, is answered with ${status}. Is the share stored under the _id that is its last part?`,
  )

  const again = await postShare(share, 'key-1')
  const effects = partner.effects()
  expect(
    again.headers.location === location,
    'The same Idempotency-Key led to another share. Make its _id of the verb, the user and the key: `effectKeyOf`.',
  )
  expect(
    effects.length === 1 && effects[0].times === 1,
    `The partner has ${effects.length} effects of a request that was sent twice. Give it the same key for each attempt: the _id.`,
  )
  const other = await postShare(share, 'key-1', '/posts/other/shares')
  expect(
    other.status === 422,
    `A known key comes with another post, and the answer is ${other.status}. Throw \`keyReused\`: 422.`,
  )
}

async function checkFailure(
  share: RunningService,
  partner: Partner,
  stored: () => Promise<number>,
) {
  partner.change({ outage: true })
  const failed = await postShare(share, 'key-2')
  expect(
    failed.status === 503,
    `The partner is out of order, and the answer is ${failed.status}. Let its failure pass: the client gets 503.`,
  )
  expect(
    (await stored()) === 1,
    'The request failed, and its share is stored nevertheless. Delete it in `undo`.',
  )
  await postShare(share, 'key-1')
  expect(
    (await stored()) === 1,
    'A repeated request failed, and took back the share of the finished one. Note `sentAt` once the partner has it; `undo` leaves those shares.',
  )
}

async function checkHide(
  waiting: RunningService,
  redirecting: RunningService,
) {
  const done = await waiting.put('/users/ann/hidden/a')
  expect(
    done.status !== 501,
    'hide-waiting answers 501. Make its app in services/hide/waiting.ts, as like does.',
  )
  expect(
    done.status === 201,
    `hide-waiting answers ${done.status}. It waits until the work is done: 201.`,
  )
  const accepted = await redirecting.put('/users/ann/hidden/b')
  expect(
    accepted.status !== 501,
    'hide-redirecting answers 501. Make its app in services/hide/redirecting.ts.',
  )
  expect(
    accepted.status === 202,
    `hide-redirecting answers ${accepted.status}. It accepts the work for later: 202.`,
  )
  await expectSoon(async () => {
    const { data } = await waiting.get('/users/ann/hidden')
    return data.posts?.length === 2
  }, 'A post that was accepted is not hidden. Do both variants share the store `hide`?')
}

function postShare(share: RunningService, key: string, path = shares) {
  const headers = { 'Idempotency-Key': key }
  return share.post(path, { user: 'ann' }, { headers })
}
