import { openService } from '@workshop/platform/service/open'
import { createReceiver } from '@workshop/platform/service/receiver'
import { createApp } from './app.ts'
import { createList, pick } from './list.ts'

const service = openService('list', 5101)
const list = createList(service.db)

const { kept, intake, serve } = createReceiver(service, {
  pick,
  prepare: list.prepare,
})

await serve(createApp({ list, kept, intake }))
