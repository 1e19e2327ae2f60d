import { setTimeout as pause } from 'node:timers/promises'
import { createLog } from '@workshop/platform/log'
import { serveProcess } from '@workshop/platform/serve'
import express from 'express'

/** Run as a process: a service that takes one request at a time, and 20 ms for each. */
const app = express()
let turn = Promise.resolve()

app.get('/work', async (_req, res) => {
  turn = turn.then(() => pause(20))
  await turn
  res.json({ done: true })
})

const log = createLog('limited')
await serveProcess(app, { name: 'limited', log, port: 0 })
