import { openService } from '@workshop/platform/service'
import { createReceiver } from '@workshop/services/ingest/receiver'
import { readIngestToken } from '@workshop/services/ingest/token'
import { createApp } from './app.ts'
import { createList } from './list.ts'

const service = openService('list', 5101)
const list = createList(service.db)

const { ingest, serve } = createReceiver(service, list, readIngestToken())
await serve(createApp({ list, ingest }))
