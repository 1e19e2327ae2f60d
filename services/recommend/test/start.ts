import { createClient } from '@workshop/platform/client/client'
import { createReceiver } from '@workshop/services/ingest/receiver'
import {
  type Ending,
  startReplica,
  testToken,
} from '@workshop/services/test/replica'
import { createApp } from '../app.ts'
import { createRecommend } from '../recommend.ts'

/** A replica that asks the service `tag` at `tagUrl`. */
export function startRecommend(
  test: Ending,
  { uri, store, tagUrl }: { uri: string; store: string; tagUrl: string },
) {
  const tag = createClient({ upstream: 'tag', instances: () => [tagUrl] })
  test.after(async () => tag.close())

  return startReplica(test, { uri, store }, service => {
    const recommend = createRecommend(service.db, service.log)
    const { ingest, serve } = createReceiver(service, recommend, testToken)
    return serve(createApp({ recommend, tag, ingest }))
  })
}
