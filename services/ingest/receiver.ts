import type { Batch } from '@workshop/datasets/posts/change'
import type { WholePost } from '@workshop/datasets/posts/post'
import { untilDatabaseAnswers } from '@workshop/platform/retry'
import type { Service } from '@workshop/platform/service'
import type { Express } from 'express'
import { createIngest } from './ingest.ts'

type Verb<Fields> = {
  /** Chooses the fields that the service stores. */
  pick(post: WholePost): Fields
  /** Builds the indexes and views that its queries read. */
  prepare(): Promise<unknown>
  /** Called after each batch of changes. */
  changed?(): void
}

/**
 * A service that receives its posts through `PUT /intake`. Its indexes are
 * built once all posts are in: that costs less than adding to them batch by batch.
 */
export function createReceiver<Fields extends object>(
  { db, log, serve }: Service,
  { pick, prepare, changed }: Verb<Fields>,
  token: string | undefined,
) {
  const closing = new AbortController()
  const { signal } = closing
  const { router, isComplete } = createIngest({ db, token, pick, stored })
  let prepared: Promise<unknown> | undefined

  function stored({ snapshot }: Batch) {
    if (!snapshot) changed?.()
    if (snapshot?.until !== null) return
    prepared = undefined
    prepareSoon()
  }

  function prepareSoon() {
    untilDatabaseAnswers(prepareIfComplete, { log, signal }).catch(err => {
      if (!signal.aborted) log.error({ err }, 'no index could be built')
    })
  }

  async function prepareIfComplete() {
    // After a failed first connection the driver does not connect again by itself.
    await db.client.connect()
    if (await isComplete()) await prepareOnce()
  }

  function prepareOnce() {
    prepared ??= prepare().catch(error => {
      prepared = undefined
      throw error
    })
    return prepared
  }

  /** Also builds where another replica took the last page of the snapshot. */
  async function ready() {
    if (!prepared && !(await isComplete()))
      throw new Error('No whole snapshot is stored')
    await prepareOnce()
  }

  prepareSoon()
  return {
    ingest: router,
    serve: (app: Express) =>
      serve(app, {
        checks: { data: ready },
        close: async () => closing.abort(),
      }),
  }
}
