import type { ImportedDocument } from '@workshop/datasets/posts/imported-post'
import { readConfig } from '@workshop/platform/config'
import { openService } from '@workshop/platform/service'
import { createApp } from './app.ts'
import { origins } from './cors.ts'
import { ensureIndexes } from './indexes.ts'

const { CORS_ORIGINS: cors } = readConfig({ CORS_ORIGINS: origins })
const { db, log, serve } = openService('rest', 5100, 'monolith')

const shutdown = new AbortController()
const { signal } = shutdown
for (const event of ['SIGTERM', 'SIGINT', 'disconnect'])
  process.once(event, () => shutdown.abort())

const posts = db.collection<ImportedDocument>('posts')
const indexes = ensureIndexes(posts, log, signal)
const app = createApp({ posts, cors, shutdown: signal })
await serve(app, { checks: { indexes: indexes.ready } })
