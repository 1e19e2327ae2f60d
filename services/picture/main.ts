import { fileURLToPath } from 'node:url'
import { listenAt, readConfig } from '@workshop/platform/config'
import { createLog } from '@workshop/platform/log'
import { createMetrics } from '@workshop/platform/metrics'
import { createOriginals } from '@workshop/platform/originals'
import { serveProcess } from '@workshop/platform/serve'
import * as z from 'zod'
import { createApp } from './app.ts'
import { resize } from './resize.ts'

const name = 'picture'
const { HOST, PORT, RUNNING, WAITING } = readConfig({
  ...listenAt,
  PORT: listenAt.PORT.unwrap().default(5105),
  RUNNING: z.coerce.number().int().min(1).max(64).default(1),
  WAITING: z.coerce.number().int().min(0).max(10_000).default(64),
})

const folder = new URL('../../static/pictures/', import.meta.url)
const originals = createOriginals(fileURLToPath(folder))
const metrics = createMetrics(name)
const { registry } = metrics
const limits = { running: RUNNING, waiting: WAITING }

await serveProcess(createApp({ originals, resize, limits, registry }), {
  name,
  log: createLog(name),
  host: HOST,
  port: PORT,
  checks: { originals: originals.ready },
  metrics,
})
