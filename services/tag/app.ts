import { allow } from '@workshop/platform/allow'
import { name } from '@workshop/platform/fields'
import { localRequests } from '@workshop/platform/local-requests'
import express from 'express'
import * as z from 'zod'
import type { Tags } from './tags.ts'

const userPath = z.object({ user: name(64) })
const noQuery = z.strictObject({})
const tagPath = userPath.extend({ tag: name(64) })

/** `/users/{user}/tags`, always read from the store, so all replicas agree at once. */
export function createApp(tags: Tags) {
  const app = express().use(localRequests())

  app
    .route('/users/:user/tags')
    .get(async (req, res) => {
      noQuery.parse(req.query)
      const { user } = userPath.parse(req.params)
      res.json({ user, tags: await tags.of(user) })
    })
    .all(allow('GET', 'HEAD'))

  app
    .route('/users/:user/tags/:tag')
    .put(async (req, res) => {
      const { user, tag } = tagPath.parse(req.params)
      await tags.add(user, tag)
      res.status(204).end()
    })
    .delete(async (req, res) => {
      const { user, tag } = tagPath.parse(req.params)
      await tags.remove(user, tag)
      res.status(204).end()
    })
    .all(allow('PUT', 'DELETE'))

  return app
}
