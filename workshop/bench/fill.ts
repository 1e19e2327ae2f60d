import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from '@workshop/platform/test/until'
import type { Line } from '@workshop/services/runtime'
import { type Document, MongoClient } from 'mongodb'
import { start } from '../stages/start.ts'
import { startProcess } from './database-process.ts'
import { batches, fill } from './posts.ts'
import type { Report } from './row.ts'

type Note = (name: string, value: number) => void

const count = 100_000
const allowedMs = 60_000
const timeoutMs = 600_000
const receivers = ['list', 'search', 'recommend']

/** The first start of `services` on 100,000 posts, then a change of each post while it runs. */
export async function measure(report: Report) {
  const note: Note = (name, value) =>
    report({
      group: 'fill',
      name,
      value,
      unit: 'ms',
      beside: 'allowed',
      limit: allowedMs,
      ratio: value / allowedMs,
    })
  const data = await mkdtemp(join(tmpdir(), 'bench-'))
  try {
    await fillBefore(data)
    const { database, supervisor } = await startTimed(data, note)
    try {
      await followTimed(database.uri, note)
    } finally {
      await supervisor.stop()
    }
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}

async function fillBefore(data: string) {
  const { uri, stop } = await startProcess(join(data, 'mongodb'))
  await fill(uri, count)
  await stop()
}

/** A receiver builds its indexes after its snapshot is stored, and is ready then. */
async function startTimed(data: string, note: Note) {
  const began = performance.now()
  const onLine = ({ text }: Line) => {
    const stored = /"receiver":"(\w+)".*the snapshot is stored/.exec(text)
    if (stored)
      note(`first start: stored by ${stored[1]}`, performance.now() - began)
  }
  const stage = { stage: 'services', port: 5000, data, onLine }
  const started = await start(stage)
  const { replicas } = await started.runtime.status()
  const areReady = async () => {
    const urls = replicas.map(({ address }) => `${address}/readyz`)
    const answers = await Promise.all(urls.map(url => fetch(url)))
    return answers.every(({ ok }) => ok)
  }
  await until(areReady, 'every service is ready', timeoutMs)
  note('first start: all ready', performance.now() - began)
  return started
}

/** Changes arrive in the order of the feed: the last post stands for all. */
async function followTimed(uri: string, note: Note) {
  const client = await MongoClient.connect(uri)
  try {
    const began = performance.now()
    const { insertedId: _id } = await writeChanges(client)
    const written = performance.now()
    note('changes: written at rest', written - began)

    const follow = async (receiver: string) => {
      const posts = client.db(receiver).collection('posts')
      const isThere = () => posts.findOne({ _id })
      await until(isThere, `${receiver} has the last post`, timeoutMs)
      const after = performance.now() - written
      note(`changes: stored by ${receiver} after`, after)
    }
    await Promise.all(receivers.map(follow))
  } finally {
    await client.close()
  }
}

/** Of ten posts, six get a score, two a title; one is deleted and one inserted. */
async function writeChanges(client: MongoClient) {
  const posts = client.db('monolith').collection('posts')
  const all = await posts.find().project({ title: 1 }).toArray()
  const writes = all.map(changeOf)
  for (const batch of batches(writes, 1000)) await posts.bulkWrite(batch)
  return posts.insertOne({ title: 'The last one' })
}

function changeOf({ _id, title }: Document, index: number) {
  const filter = { _id }
  const kind = index % 10
  if (kind === 0) return { deleteOne: { filter } }
  if (kind === 1) return { insertOne: { document: { title } } }
  const update =
    kind < 4
      ? { $set: { title: `${title}, corrected` } }
      : { $inc: { score: 1, ups: 1 } }
  return { updateOne: { filter, update } }
}
