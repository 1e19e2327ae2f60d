import { after } from 'node:test'
import { createLog } from '@workshop/platform/log'
import { serve } from '@workshop/platform/serve'
import { requestFrom } from '@workshop/platform/test/request'
import { createApp } from '../app.ts'
import { createIndexes } from '../indexes.ts'
import { openDatabase } from './database.ts'

process.env.LOG_LEVEL ??= 'silent'

export type Texts = Record<string, string>

/** The REST layer on a free port and an empty database, for the tests of one file. */
export async function startApi(options: { cors?: string[] } = {}) {
  const { posts, db } = await openDatabase()
  await createIndexes(posts)
  const shutdown = new AbortController()
  const app = createApp({ posts, shutdown: shutdown.signal, ...options })
  const log = createLog('rest')
  const { url, close } = await serve(app, { name: 'rest', log, port: 0 })
  after(() => {
    shutdown.abort()
    return close()
  })
  return { posts, db, url, shutdown, ...createClient(url) }
}

export type Api = Awaited<ReturnType<typeof startApi>>

export function createClient(url: string) {
  const request = requestFrom(url)

  function send(
    method: string,
    path: string,
    body: unknown,
    headers: Texts = {},
  ) {
    const type =
      method === 'PATCH'
        ? 'application/merge-patch+json'
        : 'application/json'
    return request(path, {
      method,
      headers: { 'Content-Type': type, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  }

  return {
    request,
    send,
    get: (path: string, headers: Texts = {}) => request(path, { headers }),
  }
}

/** The fields that a problem names, in its order. */
export function invalidFields({ data }: { data: Problem }) {
  return data.errors?.map(({ field }) => field)
}

type Problem = { errors?: { field: string; message: string }[] }
