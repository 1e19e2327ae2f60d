import { countCommands } from '@workshop/workshop/exercises/count-commands'
import { answered, expect } from '@workshop/workshop/exercises/hint'
import type { RunningService } from '@workshop/workshop/exercises/service'
import type { Stand } from '@workshop/workshop/exercises/stand'

const pictures = ['event-loop', 'lighthouse', 'quilt']
/** A blocked loop turns about twice for each. */
const turnsPerPicture = 5

const blocked =
  'While pictures are resized, /healthz has to wait: resizing blocks the event loop. sharp works in threads of its own; use it in monolithic/models/pictures.ts.'

/** Each habit is gone, and the pages show the same as before. */
export async function check(stand: Stand) {
  await stand.loadPosts()
  const posts = stand.client.db('monolith').collection('posts')
  // An index that an earlier run has left would hide a missing one.
  await posts.dropIndexes()
  // A single thread resizes, which leaves a processor to the event loop.
  const site = await stand.start('monolithic', { UV_THREADPOOL_SIZE: '1' })

  await checkRecommendations(stand, site)
  await checkSearch(stand, site)
  await checkPictures(site)
}

async function checkRecommendations(
  { client }: Stand,
  site: RunningService,
) {
  for (const path of [
    '/index',
    '/nowhere',
    '/posts/68781b327af19ff257bea95a',
  ]) {
    const { aggregate = 0 } = await countCommands(client, () =>
      site.get(path),
    )
    expect(
      aggregate === 0,
      `GET ${path} costs ${aggregate} aggregate, and shows no recommendations. Which line of monolithic/main.ts recommends before every page?`,
    )
  }
  const { data } = await getJson(site, '/')
  expect(
    data.recommendations?.length === 12,
    `The front page shows ${data.recommendations?.length ?? 0} recommendations instead of 12. It asks for them itself where no middleware did: leave site/pages/home.ts as it is.`,
  )
}

async function checkSearch({ client }: Stand, site: RunningService) {
  let found = await getJson(site, '/search_results/cats')
  expect(
    found.status === 200,
    `A search is answered with ${found.status}: MongoDB finds no text index. Create it once, in monolithic/models/prepare.ts.`,
  )
  const { createIndexes = 0 } = await countCommands(client, async () => {
    found = await getJson(site, '/search_results/cats')
  })
  expect(
    createIndexes === 0,
    `A search costs ${createIndexes} createIndexes, and starts after its answer. Create the index before the site listens: monolithic/models/prepare.ts.`,
  )
  expect(
    found.data.total === 38,
    `A search for cats finds ${found.data.total} posts instead of 38. Is it the same textIndex?`,
  )
}

/**
 * A count and no time: a free event loop turns often beside a picture, on any
 * machine. Of the two formats, WebP takes longer to encode.
 */
async function checkPictures(site: RunningService) {
  let isDone = false
  const end = () => {
    isDone = true
  }
  const asked = Promise.all(pictures.map(id => getPicture(site, id)))
  const answers = answered(asked, blocked)
  answers.then(end, end)
  let turns = 0
  for (; !isDone; turns++) await answered(site.get('/healthz'), blocked)

  for (const { status, headers } of await answers)
    expect(
      status === 200 && headers['content-type'] === 'image/webp',
      `A picture is answered with ${status} ${headers['content-type']} instead of image/webp. Look at resize in monolithic/models/pictures.ts.`,
    )
  expect(turns > turnsPerPicture * pictures.length, blocked)
}

function getJson(site: RunningService, path: string) {
  return site.get(path, { headers: { accept: 'application/json' } })
}

function getPicture(site: RunningService, id: string) {
  return site.get(`/pictures/${id}?width=1600`, {
    headers: { accept: 'image/webp' },
    responseType: 'arraybuffer',
  })
}
