import { expect } from '@workshop/workshop/exercises/hint'
import type { RunningService } from '@workshop/workshop/exercises/service'
import type { Stand } from '@workshop/workshop/exercises/stand'
import { ObjectId } from 'mongodb'

const id = '67614d9d6129d4307dc90e5b'
const path = `/api/posts/${id}`
const asked = 'size=100&sort=-score&fields=title'

/** A post is shown with its link, under its ETag; a collection links its pages. */
export async function check(stand: Stand) {
  await stand.loadPosts()
  const posts = stand.client.db('monolith').collection('posts')
  const rest = await stand.start('rest')

  await checkFields(rest)
  await checkEtag(rest)
  await checkChange(rest, title =>
    posts.updateOne({ _id: new ObjectId(id) }, { $set: { title } }),
  )
  await checkPages(rest)
}

async function checkFields(rest: RunningService) {
  const { status, data } = await rest.get(path)
  expect(
    status !== 501,
    'GET of a post answers 501. Write showPost in rest/posts/item.ts.',
  )
  expect(status === 200, `GET of a post answers ${status}, not 200.`)
  expect(
    data.id && data.title && !data._id && !data.source,
    `The answer has the fields ${Object.keys(data).slice(0, 4).join(', ')}, …: that is the document of the database. toWholePost makes it the post that clients know.`,
  )
  const href = data._links?.self?.href
  expect(
    href === path,
    `The link _links.self.href is ${href ?? 'missing'}, not ${path}. A client that holds a post finds its address there: represent in rest/posts/store.ts.`,
  )
}

async function checkEtag(rest: RunningService) {
  const { headers } = await rest.get(path)
  const { etag } = headers
  expect(
    etag && !etag.startsWith('W/'),
    `The ETag is ${etag ?? 'missing'}, which is not strong. A write can be made conditional by a strong one only: set validatorOf(post) in showPost.`,
  )
  expect(
    /^"[^"]+"$/.test(etag),
    `The ETag is ${etag}, without its quotes. They belong to it; etagOf writes them.`,
  )
  expect(
    headers['cache-control'] === 'no-cache',
    `Cache-Control is ${headers['cache-control'] ?? 'missing'}. With no-cache a client may store the post, and asks whether it is still the same.`,
  )
  const again = await rest.get(path, {
    headers: { 'If-None-Match': etag },
  })
  expect(
    again.status === 304,
    `The same post, asked for with If-None-Match, is answered with ${again.status}, not 304. Has the ETag changed although the post has not?`,
  )
}

async function checkChange(
  rest: RunningService,
  rename: (title: string) => Promise<unknown>,
) {
  const before = await rest.get(path)
  await rename('Renamed by the check')
  const after = await rest.get(path)
  await rename(before.data.title)
  expect(
    before.headers.etag !== after.headers.etag,
    'The post has another title, and the same ETag: a client would show the old one for ever. Make it from everything that the answer shows.',
  )
}

type Links = Record<string, { href: string } | undefined>
type Page = { _links: Links; _embedded?: { posts: { id: string }[] } }
type Answer = { status: number; data: Page }

/** Follows `next` as a client does, which builds no address itself. */
async function checkPages(rest: RunningService) {
  const seen = new Set<string>()
  let next: string | undefined = `/api/posts?${asked}`
  let pages = 0
  for (; next && pages < 10; pages++) {
    const { status, data }: Answer = await rest.get(next)
    const ids = data._embedded?.posts.map(({ id }) => id) ?? []
    expect(
      status === 200 && ids.length === 100,
      `${next} answers ${status} with ${ids.length} posts instead of 100. A link keeps the query that was asked: linksOf in rest/posts/collection.ts.`,
    )
    for (const id of ids) seen.add(id)
    expectLinks(data._links, pages === 0)
    next = data._links.next?.href
  }
  expect(
    seen.size === 1000,
    `Following \`next\` from the first page shows ${seen.size} posts of 1,000. Does each page link the one after it?`,
  )
  expect(
    !next,
    'The last page has a link `next`, so a client that follows it never ends.',
  )
}

function expectLinks(links: Links, isFirst: boolean) {
  for (const name of ['self', 'first', 'last'])
    expect(
      links[name]?.href,
      `A page has no link \`${name}\`. Write linksOf in rest/posts/collection.ts.`,
    )
  expect(
    Boolean(links.prev) !== isFirst,
    isFirst
      ? 'The first page has a link `prev`, to a page 0 that is not there.'
      : 'A later page has no link `prev`.',
  )
}
