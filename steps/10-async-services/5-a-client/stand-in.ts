import express from 'express'

const problem = { title: 'The partner failed', status: 503 }

/** Operations that end in every other way, and the times at which they are asked for. */
export function createStandIn() {
  const app = express().set('etag', false)
  const asked: number[] = []
  let read = 0

  app.get('/operations/unchanged', (req, res) => {
    asked.push(performance.now())
    if (asked.length > 2)
      return void res.status(303).location('/done').end()
    res.set({ 'Retry-After': '1', ETag: '"a"' })
    if (req.get('If-None-Match') === '"a"') return void res.sendStatus(304)
    read++
    res.json({ status: 'running', progress: 0.5 })
  })
  app.get('/operations/failed', (_req, res) => {
    res.json({ status: 'failed', error: problem })
  })
  app.get('/operations/canceled', (_req, res) => {
    res.json({ status: 'canceled' })
  })
  app.get('/operations/expired', (_req, res) => void res.sendStatus(410))
  app.get('/operations/endless', (_req, res) => {
    res.set('Retry-After', '1').json({ status: 'running' })
  })

  const pauses = () => asked.slice(1).map((at, i) => at - asked[i])
  return {
    app,
    timesRead: () => read,
    shortestPauseMs: () => Math.min(...pauses()),
  }
}
