import { line } from '@workshop/platform/fields'
import express from 'express'
import { z } from 'zod'
import type { Tags } from './tags.ts'

const somebody = z.object({ user: line(64).min(1) })
const nothing = z.strictObject({})
const choice = somebody.extend({ tag: line(64).min(1) })

/** `/users/{user}/tags`, always read anew: any replica knows at once what another was told. */
export function createApp(tags: Tags) {
  const app = express()

  app.get('/users/:user/tags', async (req, res) => {
    nothing.parse(req.query)
    const { user } = somebody.parse(req.params)
    res.json({ user, tags: await tags.of(user) })
  })

  app
    .route('/users/:user/tags/:tag')
    .put(async (req, res) => {
      const { user, tag } = choice.parse(req.params)
      await tags.add(user, tag)
      res.status(204).end()
    })
    .delete(async (req, res) => {
      const { user, tag } = choice.parse(req.params)
      await tags.remove(user, tag)
      res.status(204).end()
    })

  return app
}
