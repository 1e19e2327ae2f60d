import { allow } from '@workshop/platform/allow'
import type { Client } from '@workshop/platform/client/client'
import { optionalLine } from '@workshop/platform/fields'
import { localRequests } from '@workshop/platform/local-requests'
import express, { type Router } from 'express'
import { z } from 'zod'
import type { Recommend } from './recommend.ts'
import { tagsOf } from './tags-of.ts'

const recommendationsQuery = z.strictObject({
  topic: optionalLine(64),
  user: optionalLine(64),
})

type Parts = { recommend: Recommend; tag: Client; ingest: Router }

/** `GET /recommendations?topic=&user=`: twelve posts, the user's own topics first. */
export function createApp({ recommend, tag, ingest }: Parts) {
  const app = express().use(localRequests())

  app
    .route('/recommendations')
    .get(async (req, res) => {
      const { topic = null, user } = recommendationsQuery.parse(req.query)
      const own = user ? await tagsOf(tag, user) : { tags: [] }
      const [topics, posts] = await Promise.all([
        recommend.topics(),
        recommend.first(topic, own.tags),
      ])
      res.json({ topic, topics, ...own, posts })
    })
    .all(allow('GET', 'HEAD'))

  app.use(ingest)
  return app
}
