import { hiddenPostsLimit } from '@workshop/datasets/posts/without'
import { allow } from '@workshop/platform/allow'
import type { Client } from '@workshop/platform/client/client'
import { idList, optionalLine, pageNumber } from '@workshop/platform/fields'
import { localRequests } from '@workshop/platform/local-requests'
import express, { type Router } from 'express'
import * as z from 'zod'
import type { Recommend } from './recommend.ts'
import { tagsOf } from './tags-of.ts'

const recommendationsQuery = z
  .strictObject({
    topic: optionalLine(64),
    page: pageNumber,
    user: optionalLine(64),
    without: idList(hiddenPostsLimit).default([]),
  })
  .refine(({ topic, page }) => topic || page === 1, {
    path: ['page'],
    error: 'takes a topic',
  })

type Parts = { recommend: Recommend; tag: Client; ingest: Router }

/** `GET /recommendations?topic=&page=&user=`: twelve posts, the user's own topics first. */
export function createApp({ recommend, tag, ingest }: Parts) {
  const app = express().use(localRequests())

  app
    .route('/recommendations')
    .get(async (req, res) => {
      const query = recommendationsQuery.parse(req.query)
      const { topic = null, page, user, without } = query
      const own = user ? await tagsOf(tag, user) : { tags: [] }
      const [topics, found] = await Promise.all([
        recommend.topics(),
        topic === null
          ? recommend.first(own.tags, without)
          : recommend.ofTopic(topic, page, without),
      ])
      res.json({ topic, page, topics, ...own, ...found })
    })
    .all(allow('GET', 'HEAD'))

  app.use(ingest)
  return app
}
