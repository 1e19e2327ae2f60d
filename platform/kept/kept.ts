import type { Request, RequestHandler, Response } from 'express'
import type { Db } from 'mongodb'
import type { Logger } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { type Answer, send, toAnswer } from './answer.ts'
import { createCount } from './count.ts'
import { createMemory } from './memory.ts'
import { watch } from './watch.ts'

type Total = { total: number }

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
  const answers = createMemory<Answer>({
    max: 1000,
    maxSize: 4 * 1024 * 1024,
    sizeOf: ({ body }) => body.length,
  })
  const totals = createMemory<Total>({
    max: 1000,
    maxSize: 1024 * 1024,
    sizeOf: () => 0,
  })
  const count = createCount(metrics)
  let isPrepared = false

  function drop() {
    for (const memory of [answers, totals]) memory.drop()
  }

  function trust(is: boolean) {
    for (const memory of [answers, totals]) memory.trust(is)
  }

  const { close } = watch(db, {
    prepare: async () => {
      await prepare?.()
      isPrepared = true
    },
    opened: () => trust(true),
    changed: drop,
    lost: error => {
      trust(false)
      log.debug({ err: error }, 'the database does not tell its changes')
    },
  })

  /** The handler of a GET route: `find` answers with data for JSON. */
  function answer(find: (req: Request) => Promise<object>) {
    async function compute(req: Request, res: Response) {
      const work = async () => toAnswer(await find(req))
      send(req, res, await answers.compute(req.originalUrl, work))
    }
    const handler: RequestHandler = (req, res) => {
      const kept = answers.get(req.originalUrl)
      count(kept !== undefined)
      return kept ? send(req, res, kept) : compute(req, res)
    }
    return handler
  }

  /** A number that many answers share, such as how many pages there are. */
  async function total(key: string, count: () => Promise<number>) {
    const compute = async () => ({ total: await count() })
    const found = totals.get(key) ?? (await totals.compute(key, compute))
    return found.total
  }

  async function ready() {
    if (!isPrepared) throw new Error('the indexes are not there yet')
  }
  return { answer, total, ready, drop, close }
}

export type Kept = ReturnType<typeof createKept>
