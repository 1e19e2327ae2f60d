import type { Service } from '@workshop/platform/service'
import { createReceiver } from '@workshop/services/ingest/receiver'
import type { Document } from 'mongodb'
import { createApp } from './app.ts'
import { createSearch } from './search.ts'

/** Starts a version; all versions share one store. */
export function start(
  service: Service,
  version: number,
  rank: Document[],
  token: string | undefined,
) {
  const search = createSearch(service.db, rank)

  const { ingest, serve } = createReceiver(service, search, token)
  return serve(createApp({ search, version, ingest }))
}
