import express from 'express'

/** Posts, and a report about them. */
export function createApp(posts: string[]) {
  const app = express()

  app.get('/posts', (_req, res) => {
    res.json(posts)
  })

  app.get('/report', (_req, res) => {
    res.json({ posts: posts.length })
  })
  return app
}
