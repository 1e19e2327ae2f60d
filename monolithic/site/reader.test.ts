import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { Problem } from '@workshop/platform/errors'
import type { Actions, Reader } from './models.ts'
import { fakeModels, fakePost, fakeRecommended } from './test/fakes.ts'
import { accept, visit } from './test/visit.ts'

const post = fakePost({ id: 'a', likes: 3 })
const paths = ['/', '/recommended/', '/search_results/cats', '/posts/a']

/** A site with one post, and the readers that its models were asked for. */
async function visitPost(
  t: TestContext,
  replaced: Partial<Actions> = {},
  shown = post,
) {
  const readers: Reader[] = []
  const ask = (reader: Reader) => void readers.push(reader)
  const models = fakeModels({
    posts: {
      recommend: async reader => {
        ask(reader)
        return [shown]
      },
      recommended: async (_topic, _page, reader) => {
        ask(reader)
        return fakeRecommended({ posts: [shown] })
      },
      search: async (_query, _page, reader) => {
        ask(reader)
        const found = { ...shown, excerpt: '' }
        return { pages: 1, total: 1, posts: [found] }
      },
      find: async () => shown,
    },
    actions: replaced,
  })
  return { readers, ...(await visit(t, models)) }
}

const hidden = async () => ['h1', 'h2']
const busy = async () => {
  throw new Problem(503, 'The service is unavailable')
}

test('the hidden posts of a reader are left out of every list', async t => {
  const { signIn, page, readers } = await visitPost(t, { hidden })
  await signIn('maria')
  readers.length = 0

  for (const path of paths.slice(0, 3)) await page(path)

  const reader = { user: 'maria', hidden: ['h1', 'h2'] }
  assert.deepEqual(readers, [reader, reader, reader])
})

test('nothing is asked for a visitor who is not signed in', async t => {
  const refuse = async () => assert.fail('it is asked')
  const { page, readers } = await visitPost(t, {
    hidden: refuse,
    liked: refuse,
  })

  for (const path of paths) assert.doesNotMatch(await page(path), /pressed/)

  assert.ok(readers.every(({ user }) => user === undefined))
})

test('a like shows as a pressed button that takes it back', async t => {
  const liked = async () => ['a']
  const { signIn, page } = await visitPost(t, { liked })
  await signIn()

  for (const path of paths) {
    const html = await page(path)
    assert.match(
      html,
      /\/like" aria-label="Like: [^"]+" aria-pressed="true" name="undo" value="true"/,
    )
    assert.match(html, /\/hide" [^>]*aria-pressed="false"/)
  }
})

test('the page of a hidden post offers to show it again', async t => {
  const { signIn, page } = await visitPost(t, { hidden: async () => ['a'] })
  await signIn()

  const html = await page('/posts/a')

  assert.match(html, /\/hide" [^>]*aria-pressed="true"/)
})

test('without hide or like a page is complete, and says so', async t => {
  const { signIn, page, request, readers } = await visitPost(t, {
    hidden: busy,
    liked: busy,
  })
  await signIn('maria')

  for (const path of paths) {
    const html = await page(path)
    assert.match(html, /The ninth lighthouse/)
    assert.match(
      html,
      /Unavailable right now: your hidden posts, your likes/,
    )
  }
  const json = await request('/', accept('application/json'))
  assert.match(await json.text(), /"unavailable":\["your hidden posts"\]/)
  assert.deepEqual(readers.at(-1), { user: 'maria', hidden: [] })
})

test('the number of likes is shown beside the buttons', async t => {
  const one = await visitPost(t, {}, fakePost({ likes: 1 }))
  const many = await visitPost(t, {}, fakePost({ likes: 1200 }))
  const none = await visitPost(t, {}, fakePost())

  assert.match(await one.page('/posts/a'), /data-likes="1">1 like</)
  assert.match(
    await many.page('/posts/a'),
    /data-likes="1200">1,200 likes</,
  )
  assert.match(await none.page('/posts/a'), /data-likes="0"></)
})
