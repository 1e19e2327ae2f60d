import { until } from '@workshop/platform/test/until'
import { type Document, MongoClient } from 'mongodb'
import { batches } from './posts.ts'
import { fillBefore, type Site, startSite } from './programs.ts'
import type { Bench } from './row.ts'

const count = 100_000
const receivers = ['list', 'search', 'recommend']
const timeoutMs = 600_000

/** The first start of `services` on 100,000 posts, then a change of each post while it runs. */
export async function measure(bench: Bench) {
  const note = bench.reportWithin.bind(null, 60_000, 'ms')

  await fillBefore(bench, 'services', count)
  const site = await startTimed(bench, note)
  const client = await MongoClient.connect(site.database.uri)
  bench.after(() => client.close())
  await followTimed(client, note)
}

type Note = (name: string, value: number) => void

/** A receiver builds its indexes once its snapshot is stored, and is ready after that. */
async function startTimed(bench: Bench, note: Note) {
  const began = performance.now()
  const sinceStart = () => performance.now() - began
  const onLine = ({ text }: { text: string }) => {
    const stored = /"receiver":"(\w+)".*the snapshot is stored/.exec(text)
    if (stored) note(`first start: stored by ${stored[1]}`, sinceStart())
  }
  const site = await startSite(bench, 'services', 'services', onLine)
  await until(() => isReady(site), 'every service is ready', timeoutMs)
  note('first start: all ready', sinceStart())
  return site
}

async function isReady({ runtime }: Site) {
  const { replicas } = await runtime.status()
  return replicas.every(({ health }) => health === 'ready')
}

/** Changes arrive in the order of the feed: the last post stands for all. */
async function followTimed(client: MongoClient, note: Note) {
  const { insertedId: _id } = await writeChanges(client)
  const writtenAt = performance.now()
  const follow = async (receiver: string) => {
    const posts = client.db(receiver).collection('posts')
    const isStored = () => posts.findOne({ _id })
    await until(isStored, `${receiver} has the last post`, timeoutMs)
    const after = performance.now() - writtenAt
    note(`last of 100,000 changes: stored by ${receiver}`, after)
  }
  await Promise.all(receivers.map(follow))
}

async function writeChanges(client: MongoClient) {
  const posts = client.db('monolith').collection('posts')
  const all = await posts.find().project({ title: 1 }).toArray()
  for (const batch of batches(all.map(changeOf)))
    await posts.bulkWrite(batch)
  return posts.insertOne(newPost('last'))
}

function newPost(id: string) {
  return { source: 'bench', id, title: 'One more' }
}

/** Of ten changes, six set a score, two a title, one deletes and one inserts a post. */
function changeOf({ _id, title }: Document, index: number) {
  const filter = { _id }
  const kind = index % 10
  if (kind === 0) return { deleteOne: { filter } }
  if (kind === 1) return { insertOne: { document: newPost(String(_id)) } }
  const update =
    kind < 4
      ? { $set: { title: `${title}, corrected` } }
      : { $inc: { score: 1, ups: 1 } }
  return { updateOne: { filter, update } }
}
