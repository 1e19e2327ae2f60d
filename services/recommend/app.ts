import { hiddenPostsLimit } from '@workshop/datasets/posts/without'
import { allow } from '@workshop/platform/allow'
import type { Client } from '@workshop/platform/client/client'
import { idList, optionalLine } from '@workshop/platform/fields'
import { localRequests } from '@workshop/platform/local-requests'
import express, { type Router } from 'express'
import { z } from 'zod'
import type { Recommend } from './recommend.ts'
import { tagsOf } from './tags-of.ts'

const recommendationsQuery = z.strictObject({
  topic: optionalLine(64),
  user: optionalLine(64),
  without: idList(hiddenPostsLimit).default([]),
})

type Parts = { recommend: Recommend; tag: Client; ingest: Router }

/** `GET /recommendations?topic=&user=`: twelve posts, the user's own topics first. */
export function createApp({ recommend, tag, ingest }: Parts) {
  const app = express().use(localRequests())

  app
    .route('/recommendations')
    .get(async (req, res) => {
      const query = recommendationsQuery.parse(req.query)
      const { topic = null, user, without } = query
      const own = user ? await tagsOf(tag, user) : { tags: [] }
      const [topics, posts] = await Promise.all([
        recommend.topics(),
        recommend.first({ topic, tags: own.tags, without }),
      ])
      res.json({ topic, topics, ...own, posts })
    })
    .all(allow('GET', 'HEAD'))

  app.use(ingest)
  return app
}
