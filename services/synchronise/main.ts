import { createClient } from '@workshop/platform/client/client'
import { instancesOf } from '@workshop/platform/client/instances'
import { readConfig } from '@workshop/platform/config'
import { openService } from '@workshop/platform/service'
import { createApp } from './app.ts'
import { synchroniseConfig } from './config.ts'
import { startSynchronise } from './synchronise.ts'

const service = openService('synchronise', 5106)
const config = readConfig(synchroniseConfig)
const urls = {
  rest: config.REST_URL,
  list: config.LIST_URL,
  search: config.SEARCH_URL,
  recommend: config.RECOMMEND_URL,
}
const clientOf = (upstream: keyof typeof urls) =>
  createClient({
    upstream,
    instances: instancesOf(upstream, urls[upstream]),
    registry: service.metrics.registry,
    // A receiver is not ready before synchronise has filled it.
    probePath: '/healthz',
  })

const synchronise = startSynchronise({
  ...service,
  token: config.INGEST_TOKEN ?? '',
  rest: clientOf('rest'),
  receivers: config.RECEIVERS.map(clientOf),
})
await service.serve(createApp(synchronise), { close: synchronise.close })
