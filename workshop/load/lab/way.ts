import { monitorEventLoopDelay } from 'node:perf_hooks'
import { at, readConfig } from '@workshop/platform/config'
import { openOperations } from '@workshop/platform/operations/operations'
import { redirecting } from '@workshop/platform/operations/redirecting'
import { waiting } from '@workshop/platform/operations/waiting'
import { openService } from '@workshop/platform/service'
import { connectPartner } from '@workshop/services/partner-client'
import express from 'express'
import * as z from 'zod'
import { blocking } from './blocking.ts'
import { createJob } from './job.ts'
import { type Heartbeat, heartbeatMs, ways } from './ways.ts'

const { WAY, PARTNER_URL, JOB_MS, CONCURRENCY } = readConfig({
  WAY: z.enum(ways),
  PARTNER_URL: at('http://localhost:5107'),
  JOB_MS: z.coerce.number(),
  CONCURRENCY: z.coerce.number(),
})
const { db, log, metrics, serve } = openService(`lab-${WAY}`, 0)
let done = 0
const countDone = () => void done++
const partner = connectPartner(PARTNER_URL, metrics.registry)
const job = createJob(db, partner, countDone)
const operations = openOperations(job, {
  db,
  log,
  concurrency: CONCURRENCY,
})

const answers = {
  blocking: blocking(JOB_MS, countDone),
  waiting: waiting(job, operations),
  redirecting: redirecting(job, operations),
}
const app = express()
app.get('/fast', (_req, res) => void res.json({}))
app.post('/jobs', answers[WAY])

await serve(app, {
  checks: { operations: () => operations.opened },
  close: operations.close,
})

const resolutionMs = 10
const delay = monitorEventLoopDelay({ resolution: resolutionMs })
delay.enable()
setInterval(() => {
  // The monitor measures the time between its own ticks.
  const lagMs = Math.max(delay.max / 1e6 - resolutionMs, 0)
  delay.reset()
  process.send?.({ lagMs, done } satisfies Heartbeat)
}, heartbeatMs)
