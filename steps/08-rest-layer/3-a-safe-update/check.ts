import { expect } from '@workshop/workshop/exercises/hint'
import type { RunningService } from '@workshop/workshop/exercises/service'
import type { Stand } from '@workshop/workshop/exercises/stand'

const path = '/api/posts/67614d9d6129d4307dc90e5b'
const writers = 10

/** A write names the state that it is based on; of writers at once, one wins. */
export async function check(stand: Stand) {
  await stand.loadPosts()
  const rest = await stand.start('rest')
  const { data: original, headers } = await rest.get(path)
  try {
    await checkRefusals(rest, original.score)
    await checkOneAfterAnother(rest, headers.etag)
    await checkRace(rest)
    await checkAnyState(rest)
  } finally {
    await restore(rest, original)
  }
}

/** A change without a tag, or with an old one, is refused and changes nothing. */
async function checkRefusals(rest: RunningService, score: number) {
  const missing = await patch(rest, { score: score + 1 })
  expect(
    missing.status === 428,
    `A PATCH without If-Match is answered with ${missing.status}. Its client has not said which state it read: refuse it with 428 in requireIfMatch.`,
  )
  const old = await patch(rest, { score: score + 1 }, '"yesterday"')
  expect(
    old.status === 412,
    `A PATCH with an old tag is answered with ${old.status}: it overwrites a change that its client has not seen. Compare in checkIfMatch, and refuse with 412.`,
  )
  expect(
    (await rest.get(path)).data.score === score,
    'A PATCH that was refused has changed the post all the same. Check before the write.',
  )
}

async function checkOneAfterAnother(rest: RunningService, etag: string) {
  const weak = await patch(rest, { score: 1 }, `W/${etag}`)
  expect(
    weak.status === 412,
    `A weak tag, W/${etag}, is answered with ${weak.status}. If-Match compares strongly: a weak tag matches nothing.`,
  )
  const current = await patch(rest, { score: 1 }, `"old", ${etag}`)
  expect(
    current.status === 204,
    `A PATCH whose If-Match lists the current tag second is answered with ${current.status}. The header is a list of tags.`,
  )
  const { headers } = await rest.get(path)
  expect(
    current.headers.etag === headers.etag,
    'The ETag of a PATCH is not that of the post afterwards, so its client cannot go on without reading. Answer with the post as it is now.',
  )
}

/** Several rounds: a gap between comparing and writing may be missed once. */
async function checkRace(rest: RunningService) {
  for (let round = 0; round < 3; round++) {
    const { headers } = await rest.get(path)
    const answers = await Promise.all(
      Array.from({ length: writers }, (_, number) =>
        patch(rest, { score: 100 * round + number + 10 }, headers.etag),
      ),
    )
    const won = answers.filter(({ status }) => status === 204).length
    expect(
      won === 1,
      `Of ${writers} writers with the same tag, ${won} were told 204, and all but one change are lost. Comparing and writing must be one step of the database: pass unchanged(stored) to updateOne, and heed what attempt answers.`,
    )
    const lost = answers.find(({ status }) => ![204, 412].includes(status))
    expect(
      !lost,
      `A writer who came too late is answered with ${lost?.status}, not 412. Its tag is old by now: read the post again and compare again.`,
    )
  }
}

/** `*` takes any state: such writers never disturb each other. */
async function checkAnyState(rest: RunningService) {
  const fields = ['title', 'author', 'selftext', 'subreddit', 'domain']
  const answers = await Promise.all(
    fields.map(field => patch(rest, { [field]: 'new' }, '*')),
  )
  const refused = answers.find(({ status }) => status !== 204)
  expect(
    !refused,
    `A PATCH with If-Match: * is answered with ${refused?.status} while others write. It takes any state: repeat reading and writing in writeIfMatch.`,
  )
}

function patch(rest: RunningService, fields: object, tag?: string) {
  return rest.patch(path, fields, {
    headers: {
      'Content-Type': 'application/merge-patch+json',
      ...(tag && { 'If-Match': tag }),
    },
  })
}

async function restore(rest: RunningService, original: object) {
  await rest.put(path, original, {
    headers: { 'If-Match': '*' },
  })
}
