import { expect, expectSoon } from '@workshop/workshop/exercises/hint'
import type { RunningService } from '@workshop/workshop/exercises/service'
import type { Stand } from '@workshop/workshop/exercises/stand'

type Partner = Awaited<ReturnType<Stand['startPartner']>>

const likes = '/posts/68781b327af19ff257bea95a/likes'

/** A like is answered once it is done, or once the client no longer waits. */
export async function check(stand: Stand) {
  const partner = await stand.startPartner()
  const like = await stand.start('like-waiting', {
    PARTNER_URL: partner.url,
    REST_URL: partner.url,
  })
  await checkInTime(like)
  partner.hold()
  await checkTooLate(like, partner)
}

async function checkInTime(like: RunningService) {
  const { status, headers } = await like.put(`${likes}/ann`)

  expect(
    status !== 501,
    '`PUT …/likes/ann` answers 501. Perform the verb in waiting.ts, and answer with `answerDone`.',
  )
  expect(
    status === 201,
    `The partner is quick, and the answer is ${status}. Done in time is 201 Created: \`answerDone\`.`,
  )
  expect(
    headers.location === `${likes}/ann`,
    'The Location is not the like. Pass the result of `verb.perform` to `answerDone`.',
  )
}

async function checkTooLate(like: RunningService, partner: Partner) {
  const late = put(like, 'late', 'wait=1')
  const patient = put(like, 'patient', 'wait=1, respond-async')
  const meanwhile = await countAnswersUntil(late, like)
  const [first, second] = await Promise.all([late, patient])

  expect(
    meanwhile > 5,
    'While a request waits, the process answers no other: the event loop is blocked. Wait with `await`, and never in a loop.',
  )
  expect(
    first.status === 504,
    `The client waits for a second, the partner takes longer, and the answer is ${first.status}. Throw \`tooSlow\`: 504.`,
  )
  expect(
    second.status === 202 && second.headers.location,
    `The client waits for a second and prefers respond-async, too. The answer is ${second.status}; \`operations.accept\` and \`answerAccepted\` make it 202.`,
  )
  await expectSoon(
    () => partner.abandoned() >= 2,
    'After the 504, the call of the partner goes on, and holds a connection. Give `verb.perform` the signal that ends the wait.',
    2000,
  )
  const { status } = await like.get(`${likes}/late`)
  expect(
    status === 404,
    'The answer was 504, and the like is stored nevertheless. Take the unfinished writes back: `verb.undo`.',
  )
  partner.release()
  const { location } = second.headers
  await expectSoon(
    async () => (await like.get(location)).status === 303,
    'The accepted operation does not succeed. Is its key the one of the request?',
  )
}

function put(like: RunningService, user: string, prefer: string) {
  const headers = { Prefer: prefer }
  return like.put(`${likes}/${user}`, undefined, { headers })
}

/** Sends small requests, each after the answer to the last. */
async function countAnswersUntil(
  end: Promise<unknown>,
  like: RunningService,
) {
  let isOver = false
  let answers = 0
  const over = () => {
    isOver = true
  }
  end.then(over, over)
  while (!isOver) {
    await like.get(likes)
    answers++
  }
  return answers
}
