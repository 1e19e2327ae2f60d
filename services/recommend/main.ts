import { createClient } from '@workshop/platform/client/client'
import { instancesOf } from '@workshop/platform/client/instances'
import { at, readConfig } from '@workshop/platform/config'
import { openService } from '@workshop/platform/service/open'
import { createReceiver } from '@workshop/platform/service/receiver'
import { createApp } from './app.ts'
import { pick } from './pick.ts'
import { createRecommend } from './recommend.ts'
import { createTopics } from './topics.ts'

const { TAG_URL } = readConfig({ TAG_URL: at('http://localhost:5104') })
const service = openService('recommend', 5103)
const recommend = createRecommend(service.db)
const topics = createTopics(service.db)

const { kept, intake, serve } = createReceiver(service, {
  pick,
  around: topics.around,
  prepare: () => Promise.all([recommend.prepare(), topics.prepare()]),
})
const instances = instancesOf('tag', TAG_URL)
const tag = createClient({ upstream: 'tag', instances })

await serve(createApp({ recommend, topics, tag, kept, intake }))
