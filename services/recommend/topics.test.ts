import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { connectDatabase } from '@workshop/platform/database'
import { startDatabase } from '@workshop/platform/test/server'
import type { Entry } from '@workshop/services/ingest/ingest'
import type { Picked } from './pick.ts'
import { createTopics } from './topics.ts'

type Stored = Entry & Picked

const { uri } = await startDatabase()
const database = connectDatabase(uri)
after(database.close)

test('topics are counted with every change: the largest first, then by name', async () => {
  const { topics, put } = await openTopics('counted')

  await put(['1', 'dogs'], ['2', 'cats'], ['3', 'cats'], ['4', 'birds'])
  await put(['3', 'birds'])

  assert.deepEqual(await topics.all(), [
    { name: 'birds', posts: 2 },
    { name: 'cats', posts: 1 },
    { name: 'dogs', posts: 1 },
  ])
})

test('a topic without posts is none', async () => {
  const { topics, put } = await openTopics('emptied')

  await put(['1', 'dogs'])
  await put(['1', 'cats'])

  assert.deepEqual(await topics.all(), [{ name: 'cats', posts: 1 }])
})

for (const moment of ['before', 'after'] as const) {
  test(`a process killed ${moment} its write: the next one to start counts`, async () => {
    const { topics, put, killed } = await openTopics(`start-${moment}`)
    await put(['1', 'dogs'], ['2', 'dogs'])

    await killed(moment, ['1', 'cats'])
    await topics.prepare()

    const moved = moment === 'after'
    assert.deepEqual(
      await topics.all(),
      moved
        ? [
            { name: 'cats', posts: 1 },
            { name: 'dogs', posts: 1 },
          ]
        : [{ name: 'dogs', posts: 2 }],
    )
  })
}

test('what a killed process left is counted with the next change of anything', async () => {
  const { topics, put, killed } = await openTopics('next')
  await put(['1', 'dogs'], ['2', 'dogs'])

  await killed('after', ['1', 'cats'])
  await put(['9', 'birds'])

  assert.deepEqual(
    (await topics.all()).map(({ name }) => name),
    ['birds', 'cats', 'dogs'],
  )
})

test('processes that count at the same time end with the right number', async () => {
  const { topics, put, openAnother } = await openTopics('together')
  const puts = [put, openAnother(), openAnother()]

  const inTurn = async (each: typeof put, index: number) => {
    for (let i = 0; i < 5; i++) await each([`${index}-${i}`, 'cats'])
  }
  await Promise.all(puts.map(inTurn))

  assert.deepEqual(await topics.all(), [{ name: 'cats', posts: 15 }])
})

test('the pages of a snapshot are counted together, with the last one', async () => {
  const { topics, putPage } = await openTopics('pages')

  await putPage(true, ['1', 'dogs'], ['2', 'cats'])
  await putPage(true, ['3', 'cats'])
  const before = await topics.all()
  await putPage(false, ['4', 'birds'])

  assert.deepEqual(before, [])
  assert.deepEqual(await topics.all(), [
    { name: 'cats', posts: 2 },
    { name: 'birds', posts: 1 },
    { name: 'dogs', posts: 1 },
  ])
})

type Move = [id: string, subreddit: string]

/** Topics over posts that are written as an intake would. */
async function openTopics(store: string) {
  const db = database.db(store)
  const posts = db.collection<Stored>('posts')
  const topics = createTopics(db)
  await topics.prepare()

  function moved(moves: Move[]) {
    const stored = { _id: { $in: moves.map(([id]) => id) } }
    const incoming = moves.map(
      ([_id, subreddit]) => ({ _id, subreddit }) as Stored,
    )
    const write = async () => {
      for (const { _id, subreddit } of incoming)
        await posts.updateOne(
          { _id },
          { $set: { subreddit } },
          { upsert: true },
        )
    }
    return { touched: { stored, incoming }, write }
  }

  const putWith =
    ({ around }: typeof topics) =>
    (...moves: Move[]) => {
      const { touched, write } = moved(moves)
      return around(touched, write)
    }

  function putPage(hasMore: boolean, ...moves: Move[]) {
    const { touched, write } = moved(moves)
    return topics.around({ ...touched, hasMore }, write)
  }

  /** Whatever a kill leaves: nothing after its moment is done. */
  async function killed(moment: 'before' | 'after', move: Move) {
    const { touched, write } = moved([move])
    const dying = topics.around(touched, async () => {
      if (moment === 'after') await write()
      throw new Error('killed')
    })
    await assert.rejects(dying, /killed/)
  }

  const openAnother = () => putWith(createTopics(db))
  const put = putWith(topics)
  return { topics, put, putPage, killed, openAnother }
}
