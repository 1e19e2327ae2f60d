import { Problem } from '@workshop/platform/errors'
import express, { type Request, type Router } from 'express'
import { batchSchema } from './batch.ts'
import { type Covered, findCovered } from './coverage.ts'
import type { Options } from './options.ts'
import { createStore } from './store.ts'
import { inTurn, onceDone } from './turns.ts'
import type { Entry } from './write.ts'

export type { Options, Touched } from './options.ts'
export type { Entry } from './write.ts'

export type Intake = {
  /** `PUT /intake`. */
  router: Router
  /** Resolves once a whole snapshot is stored, rejects before. */
  ready(): Promise<void>
  /** Ensures the index that removes tombstones; so does the first page of each snapshot. */
  prepare(): Promise<void>
}

/** How long a tombstone keeps a late repeat from bringing a deleted post back. */
const expireAfterSeconds = 3600

/** How a service receives its posts: repeated, late or out of order, each change is stored once. */
export function createIngest<Fields extends object>(
  options: Options<Fields>,
): Intake {
  const { db, collection = 'posts' } = options
  const posts = db.collection<Entry>(collection)
  const intake = db.collection<Covered>('intake')

  async function prepare() {
    await posts.createIndex({ deletedAt: 1 }, { expireAfterSeconds })
  }
  const ready = onceDone(async () => {
    const covered = await findCovered(intake)
    if (!covered?.complete) throw new Error('No whole snapshot is stored')
  })
  const store = inTurn(createStore(posts, intake, options))

  const router = express.Router()
  const json = express.json({ limit: '10mb', type: isJson })
  router.put('/intake', json, async (req, res) => {
    const batch = batchSchema.parse(req.body)
    if (batch.snapshot?.after === null) await prepare()
    await store(batch)
    res.status(204).end()
  })
  return { router, ready, prepare }
}

function isJson(req: { headers: Request['headers'] }) {
  if (/^application\/json\b/i.test(req.headers['content-type'] ?? ''))
    return true
  throw new Problem(415, 'A batch is application/json')
}
