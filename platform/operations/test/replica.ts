import { randomUUID } from 'node:crypto'
import type { TestContext } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import axios from 'axios'
import express, { type RequestHandler } from 'express'
import type { Db, MongoClient } from 'mongodb'
import { pino } from 'pino'
import { varyByPrefer } from '../../prefer.ts'
import { serve } from '../../serve.ts'
import { until } from '../../test/until.ts'
import {
  type Operations,
  type Options,
  openOperations,
} from '../operations.ts'
import { redirecting } from '../redirecting.ts'
import { followOperations } from '../routes.ts'
import type { Verb } from '../verb.ts'
import { createGreet, type Greeting, type Send } from './greet.ts'

type ReplicaOptions = Partial<Options> & {
  db: Db
  send?: Send
  answer?(
    verb: Verb<Greeting>,
    operations: Operations<Greeting>,
  ): RequestHandler
}

export const silent = pino({ level: 'silent' })

/** A send that never ends by itself. */
export const hang: Send = ({ signal }) =>
  pause(600_000, undefined, { signal })

/** An empty database for one test. */
export function emptyDatabase(t: TestContext, client: MongoClient) {
  const db = client.db(`test-${randomUUID()}`)
  t.after(() => db.dropDatabase())
  return db
}

/** A replica of a service that greets, on a free port. */
export async function startReplica(
  t: TestContext,
  { db, send, answer = redirecting, ...options }: ReplicaOptions,
) {
  const greet = createGreet(db, send ?? (async () => {}))
  const settings = { db, log: silent, pollMs: 50, ...options }
  const operations = openOperations(greet, settings)
  await operations.opened

  const app = express().use(varyByPrefer, express.json())
  app.post('/greetings', answer(greet, operations))
  app.use(followOperations(greet.name, operations))
  const { url, close } = await serve(app, {
    name: 'greet',
    log: silent,
    port: 0,
    close: operations.close,
  })
  t.after(close)

  const http = axios.create({
    baseURL: url,
    validateStatus: () => true,
    maxRedirects: 0,
  })
  return { http, greet, operations, close, ...ways(http) }
}

type Http = ReturnType<typeof axios.create>

function ways(http: Http) {
  /** Waits until the operation at this path has one of these states. */
  async function untilStatus(path: string, ...statuses: string[]) {
    let last = ''
    await until(
      async () => {
        last = (await http.get(path)).data.status
        return statuses.includes(last)
      },
      () => `${path} becomes ${statuses.join(' or ')}, it is ${last}`,
      10_000,
    )
  }

  return {
    untilStatus,
    /** Ann's greeting, or another one. */
    post: (
      headers: Record<string, string> = {},
      greeting: object = { user: 'ann', text: 'hello' },
    ) => http.post('/greetings', greeting, { headers }),
  }
}
