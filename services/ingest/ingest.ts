import type { Batch } from '@workshop/datasets/posts/change'
import type { WholePost } from '@workshop/datasets/posts/post'
import { allow } from '@workshop/platform/allow'
import { bearer } from '@workshop/platform/bearer'
import { Problem } from '@workshop/platform/errors'
import express, { type Request, type Router } from 'express'
import type { Db } from 'mongodb'
import { intakeSchema } from './batch.ts'
import { type Covered, findCovered } from './coverage.ts'
import { createStore } from './store.ts'
import type { Entry } from './write.ts'

export type IngestOptions<Fields> = {
  db: Db
  /** Only its bearer may write; without a token, every write is refused. */
  token: string | undefined
  /** Chooses the fields that this receiver stores. */
  pick(post: WholePost): Fields
  /** Called after each stored batch. */
  stored?(batch: Batch): void
}

export type Ingest = {
  /** `PUT /intake`. */
  router: Router
  /** Whether a whole snapshot is stored. */
  isComplete(): Promise<boolean>
}

/** How long a tombstone keeps a late repeat from bringing a deleted post back. */
const expireAfterSeconds = 3600

/** Receives the posts of a service: in any order of changes and repeats, the latest is stored. */
export function createIngest<Fields extends object>({
  db,
  token,
  pick,
  stored,
}: IngestOptions<Fields>): Ingest {
  const posts = db.collection<Entry>('posts')
  const intake = db.collection<Covered>('intake')
  const store = createStore(posts, intake, pick)

  async function isComplete() {
    const covered = await findCovered(intake)
    return covered?.complete === true
  }

  const router = express.Router()
  const json = express.json({ limit: '10mb', type: isJson })
  router
    .route('/intake')
    .put(bearer(token), json, async (req, res) => {
      const batch = intakeSchema.parse(req.body)
      if (batch.snapshot?.after === null)
        await posts.createIndex({ deletedAt: 1 }, { expireAfterSeconds })
      await store(batch)
      stored?.(batch)
      res.status(204).end()
    })
    .all(allow('PUT'))
  return { router, isComplete }
}

function isJson(req: { headers: Request['headers'] }) {
  if (/^application\/json\b/i.test(req.headers['content-type'] ?? ''))
    return true
  throw new Problem(415, 'A batch is application/json')
}
