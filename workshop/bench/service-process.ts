import { createServer } from 'node:http'
import { createLog } from '@workshop/platform/log'
import { serveProcess } from '@workshop/platform/serve'
import express from 'express'
import { listen } from './listen.ts'
import { page } from './service-posts.ts'

/** Run as a process: one Express app, `served` by the platform or `bare`. */
const [kind] = process.argv.slice(2)

const app = express()
app.get('/posts', (_req, res) => void res.json(page))

if (kind === 'served') {
  const log = createLog('list')
  await serveProcess(app, { name: 'list', port: 0, log })
} else {
  listen(createServer(app))
}
