import { openService } from '@workshop/platform/service/open'
import { createReceiver } from '@workshop/platform/service/receiver'
import type { Document } from 'mongodb'
import { createApp } from './app.ts'
import { createSearch, pick } from './search.ts'

type Version = {
  name: string
  port: number
  version: number
  rank: Document[]
}

/** Every version starts like this, on the one store of all. */
export async function start({ name, port, version, rank }: Version) {
  const service = openService(name, port, 'search')
  const search = createSearch(service.db, rank)

  const { kept, intake, serve } = createReceiver(service, {
    pick,
    prepare: search.prepare,
  })

  await serve(createApp({ search, version, kept, intake }))
}
