import { createClient } from '@workshop/platform/client/client'
import { instancesOf } from '@workshop/platform/client/instances'
import { at, readConfig } from '@workshop/platform/config'
import { openService } from '@workshop/platform/service'
import { createReceiver } from '@workshop/services/ingest/receiver'
import { readIngestToken } from '@workshop/services/ingest/token'
import { createApp } from './app.ts'
import { createRecommend } from './recommend.ts'

const { TAG_URL } = readConfig({ TAG_URL: at('http://localhost:5104') })
const instances = instancesOf('tag', TAG_URL)

const service = openService('recommend', 5103)
const { registry } = service.metrics
const tag = createClient({ upstream: 'tag', instances, registry })
const recommend = createRecommend(service.db, service.log)

const { ingest, serve } = createReceiver(
  service,
  recommend,
  readIngestToken(),
)
await serve(createApp({ recommend, tag, ingest }))
