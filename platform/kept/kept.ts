import type { Request, RequestHandler } from 'express'
import type { Db } from 'mongodb'
import type { Logger } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { send, toAnswer } from './answer.ts'
import { createCount } from './count.ts'
import { createMemory } from './memory.ts'
import { watch } from './watch.ts'

type Parts = {
  db: Db
  log: Logger
  metrics: Metrics
  /** Runs whenever the database has come (back): ensure the indexes. */
  prepare?: () => Promise<unknown>
}

/**
 * Answers kept in memory until the database that they come from changes,
 * told by its change stream. While that stream is not open nothing is
 * kept: a database that is away is a 503, never an old answer.
 */
export function createKept({ db, log, metrics, prepare }: Parts) {
  const memory = createMemory()
  const count = createCount(metrics)
  let isPrepared = false

  const { close } = watch(db, {
    prepare: async () => {
      await prepare?.()
      isPrepared = true
    },
    opened: () => memory.trust(true),
    changed: memory.drop,
    lost: error => {
      memory.trust(false)
      log.warn({ err: error }, 'the database does not tell its changes')
    },
  })

  /** The handler of a GET route: `compute` answers with data for JSON. */
  function answer(compute: (req: Request) => Promise<object>) {
    const handler: RequestHandler = async (req, res) => {
      const key = req.originalUrl
      const kept = memory.get(key)
      if (kept) {
        count.hit()
        return send(req, res, kept)
      }
      count.miss()
      const work = async () => toAnswer(await compute(req))
      send(req, res, await memory.compute(key, work))
    }
    return handler
  }

  async function ready() {
    if (!isPrepared) throw new Error('the indexes are not there yet')
  }
  return { answer, ready, drop: memory.drop, close }
}

export type Kept = ReturnType<typeof createKept>
