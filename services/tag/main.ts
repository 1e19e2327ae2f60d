import { openService } from '@workshop/platform/service'
import { createApp } from './app.ts'
import { createTags } from './tags.ts'

const { db, serve } = openService('tag', 5104)

await serve(createApp(createTags(db)))
