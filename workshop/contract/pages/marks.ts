import assert from 'node:assert/strict'
import { until } from '@workshop/platform/test/until'
import { group, type Site } from '../check.ts'
import { chooseQueries } from '../expected/queries.ts'
import { recommend } from '../expected/recommend.ts'
import { findMatches } from '../expected/search.ts'
import { enterMarking } from '../http/marks.ts'
import { findAll } from '../http/page.ts'
import type { Visitor } from '../http/visitor.ts'
import { readResults, resultsPath, type SearchResults } from './results.ts'

type Liked = { id: string; likes?: number }
type Lists = { recommendations?: Liked[]; posts?: Liked[] }

/** A number of likes takes at most two seconds; this is a slow machine's. */
const deadlineMs = 10_000

/** Likes and hidden posts; a check leaves the posts as it found them. */
export const marksChecks = group('Marks', {
  'a like counts once for each reader, and its number reaches every list': [
    'like tells rest, synchronise carries it to list, search and recommend',
    async site => {
      const [{ id }] = recommend(site.posts)
      const before = await countLikes(site, id)
      const readers = await Promise.all(
        Array.from({ length: 3 }, () => enterMarking(site)),
      )
      for (const undo of [false, true]) {
        const twice = [...readers, ...readers]
        await Promise.all(
          twice.map(({ mark }) => mark('like', id, { undo })),
        )
        const wanted = before + (undo ? 0 : readers.length)
        for (const path of ['/', '/recommended/', `/posts/${id}`])
          await until(
            async () => (await countLikes(site, id, path)) === wanted,
            `${path} shows ${wanted} likes`,
            deadlineMs,
          )
      }
    },
  ],
  'the button of a liked post is pressed, for its reader alone': [
    'aria-pressed on the buttons of like and hide',
    async site => {
      const [{ id }] = recommend(site.posts)
      const { visitor, mark } = await enterMarking(site)
      const other = await enterMarking(site)

      await mark('like', id)

      for (const path of ['/', '/recommended/', `/posts/${id}`]) {
        assert.ok(await isPressed(visitor, path, id, 'like'), path)
        assert.ok(!(await isPressed(other.visitor, path, id, 'like')), path)
      }
      await mark('like', id, { undo: true })
      assert.ok(!(await isPressed(visitor, '/', id, 'like')))
    },
  ],
  'hidden posts leave the lists of their reader alone; totals and pages are right':
    [
      'web hands the hidden posts to the query of list, search and recommend',
      async site => {
        const query = chooseQueries(site.posts).common
        const hits = findMatches(site.posts, query).length
        const hidden = [
          ...(await readResults(site, query)).posts.slice(0, 2),
          ...recommend(site.posts).slice(0, 2),
        ].map(({ id }) => id)
        const { visitor, mark } = await enterMarking(site)

        await Promise.all(hidden.map(id => mark('hide', id)))

        const left = findMatches(
          site.posts.filter(({ id }) => !hidden.includes(id)),
          query,
        ).length
        assert.equal(
          (await findAllPages(visitor, query, left)).length,
          left,
        )
        for (const path of ['/', '/recommended/']) {
          const ids = (await readList(visitor, path)).map(({ id }) => id)
          assert.equal(ids.length, 12)
          assert.deepEqual(
            ids.filter(id => hidden.includes(id)),
            [],
          )
        }
        assert.equal((await readResults(site, query)).total, hits)
        assert.ok(
          await isPressed(
            visitor,
            `/posts/${hidden[0]}`,
            hidden[0],
            'hide',
          ),
        )

        await Promise.all(
          hidden.map(id => mark('hide', id, { undo: true })),
        )
        assert.equal(
          (await findAllPages(visitor, query, hits)).length,
          hits,
        )
      },
    ],
})

async function readList(visitor: Visitor, path: string) {
  const { recommendations, posts = [] } = await visitor.json<Lists>(path)
  return recommendations ?? posts
}

async function countLikes(site: Site, id: string, path = `/posts/${id}`) {
  if (path.startsWith('/posts/'))
    return (await site.json<Liked>(path)).likes ?? 0
  const posts = await readList(site.client(), path)
  return posts.find(post => post.id === id)?.likes ?? 0
}

async function isPressed(
  visitor: Visitor,
  path: string,
  id: string,
  verb: string,
) {
  const page = await visitor.page(path)
  const [button] = findAll(page, 'button', {
    formaction: `/posts/${id}/${verb}`,
  })
  assert.ok(button, `${path} has a button to ${verb} ${id}`)
  return button.attributes['aria-pressed'] === 'true'
}

/** Every result of a query; each page says the same total. */
async function findAllPages(
  visitor: Visitor,
  query: string,
  wanted: number,
) {
  const ids = new Set<string>()
  for (let page = 1, pages = 1; page <= pages; page++) {
    const found = await visitor.json<SearchResults>(
      resultsPath(query, page),
    )
    assert.equal(found.total, wanted, `total on page ${page}`)
    pages = found.pages
    for (const { id } of found.posts) ids.add(id)
  }
  return [...ids]
}
