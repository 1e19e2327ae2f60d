import { execFileSync } from 'node:child_process'
import express from 'express'

/** Posts, and a report that asks this same service for them. */
export function createApp(posts: string[]) {
  const app = express()

  app.get('/posts', (_req, res) => {
    res.json(posts)
  })

  app.get('/report', (req, res) => {
    const url = `http://${req.host}/posts`
    const script = `fetch('${url}').then(r => r.text()).then(console.log)`
    const text = execFileSync(process.execPath, ['-e', script], {
      encoding: 'utf8',
      timeout: 1000,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    res.json({ posts: JSON.parse(text).length })
  })
  return app
}
