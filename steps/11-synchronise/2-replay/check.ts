import { wholePost } from '@workshop/datasets/posts/sample'
import { upsert } from '@workshop/services/ingest/test/batches'
import { createFeed } from '@workshop/synchronise/test/feed'
import { createReceiver } from '@workshop/synchronise/test/receiver'
import { expect, expectSoon } from '@workshop/workshop/exercises/hint'
import type { Stand } from '@workshop/workshop/exercises/stand'
import express from 'express'

/** `synchronise` carries every change, and all of them again where it must. */
export async function check(stand: Stand) {
  const feed = createFeed()
  const list = createReceiver()
  const app = express().use(feed.app, list.app)
  const { url, asked } = await stand.startUpstreams(app)
  const starts = () => asked.filter(isStart).length
  const deliveries = () => asked.filter(isDelivery).length
  const hasAll = () => ['a', 'b', 'c'].every(id => list.ids().includes(id))

  feed.write(change(1, 'a'), change(2, 'b'))
  await stand.start('synchronise', {
    RECEIVERS: 'list',
    INGEST_TOKEN: 'only for these checks',
    REST_URL: url,
    LIST_URL: url,
  })
  await expectSoon(
    () => list.ids().includes('b') || list.snapshots > 2,
    'Nothing is delivered. Carry each page to the receiver in deliverPage of services/synchronise/deliver.ts: `put`.',
    4000,
  )
  expect(
    list.snapshots === 1,
    'The first page comes again and again. Move the cursor behind a page that is stored: `ledger.save`, and resolve with its answer.',
  )

  list.status = 500
  const before = deliveries()
  feed.write(change(3, 'c'))
  await expectSoon(
    () => deliveries() > before + 1 || starts() > 1,
    'A receiver fails, and the page is not delivered again. Let the failure pass: follow.ts waits and repeats it.',
  )
  list.status = 204
  await expectSoon(
    hasAll,
    'A change is lost: its receiver failed, and the cursor had moved on. Deliver first, then save the cursor.',
    4000,
  )
  expect(
    starts() === 1,
    'After a failure of the receiver, everything is delivered again. Restart only where there is a gap: 409 and 410.',
  )

  list.status = 409
  feed.write(change(4, 'd'))
  await expectSoon(
    () => starts() > 1,
    'The receiver answers 409, because it lost its store, and the feed is not read from its start. See mustRestart.',
    4000,
  )
  list.status = 204
  await expectSoon(
    () => list.snapshots === 2,
    'After a 409, no whole snapshot arrives. `ledger.replay` sets the cursor to the start; resolve with null, so the entry is read again.',
  )

  const known = starts()
  feed.isForgotten = true
  feed.write(change(5, 'e'))
  await expectSoon(
    () => starts() > known,
    'The feed answers 410, because it no longer knows the cursor, and it is not read from its start. See mustRestart.',
    4000,
  )
  feed.isForgotten = false
}

function change(at: number, id: string) {
  return upsert(at, wholePost({ id }))
}

const isStart = (request: string) =>
  request.startsWith('GET /api/changes?since=0&')
const isDelivery = (request: string) => request === 'PUT /intake'
