import { setTimeout as pause } from 'node:timers/promises'
import express from 'express'
import PQueue from 'p-queue'
import { listen } from './listen.ts'

/** Run as a process: a service that answers one request at a time, each in 20 ms. */
const queue = new PQueue({ concurrency: 1 })
const app = express()

app.get('/work', async (_req, res) => {
  await queue.add(() => pause(20))
  res.json({ done: true })
})

listen(app)
