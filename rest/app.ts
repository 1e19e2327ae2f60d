import { allow } from '@workshop/platform/allow'
import { localRequests } from '@workshop/platform/local-requests'
import { answerPageFile } from '@workshop/platform/pages/pages'
import express, { type Express, type RequestHandler } from 'express'
import { json, mergePatch, readBody } from './body.ts'
import { createFeed } from './changes/feed.ts'
import { answerChanges } from './changes/routes.ts'
import { allowOrigins } from './cors.ts'
import { answerEntry } from './entry.ts'
import { requireHal } from './hal.ts'
import { answerDocs } from './openapi/docs.ts'
import { describeApi } from './openapi/document.ts'

import { listPosts } from './posts/collection.ts'
import { createFromBody } from './posts/create.ts'
import {
  deletePost,
  patchPost,
  replacePost,
  showPost,
} from './posts/item.ts'
import type { Posts } from './posts/store.ts'
import { noQuery } from './query.ts'
import { dropUnheard } from './shutdown.ts'
import { answerTopics } from './topics.ts'

type Parts = {
  posts: Posts
  /** Origins whose pages may use the API; `*` is any. */
  cors?: string[]
  /** Answers every waiting request at once. */
  shutdown?: AbortSignal
}

const acceptPost = { 'Accept-Post': json.join(', ') }
const acceptPatch = { 'Accept-Patch': mergePatch.join(', ') }
const acceptPut = { Accept: json.join(', ') }

const description = describeApi()

/** The REST layer: the one owner of the posts. */
export function createApp({
  posts,
  cors = [],
  shutdown = new AbortController().signal,
}: Parts): Express {
  const app = express().disable('x-powered-by')
  const feed = createFeed(posts)
  app.use(localRequests(cors), allowOrigins(cors))

  const read = allow('GET', 'HEAD')
  app.route('/api').get(noQuery, answerEntry).all(read)
  app.route('/api/topics').get(noQuery, answerTopics(posts)).all(read)
  app.route('/api/changes').get(answerChanges(feed, shutdown)).all(read)
  app
    .route('/api/posts')
    .get(listPosts(posts))
    .post(requireHal, ...readBody(json, acceptPost), createFromBody(posts))
    .all(withHeaders(acceptPost), allow('GET', 'HEAD', 'POST'))
  app
    .route('/api/posts/:id')
    .get(noQuery, showPost(posts))
    .put(...readBody(json, acceptPut), replacePost(posts))
    .patch(...readBody(mergePatch, acceptPatch), patchPost(posts))
    .delete(deletePost(posts))
    .all(
      withHeaders(acceptPatch),
      allow('GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'),
    )
  app
    .route('/api/openapi.json')
    .get(noQuery, (_req, res) => void res.json(description))
    .all(read)
  app.route('/api/docs').get(answerDocs(description)).all(read)
  app.route('/api/docs/:file').get(answerPageFile).all(read)
  app.use(dropUnheard(shutdown))
  return app
}

function withHeaders(headers: Record<string, string>): RequestHandler {
  return function setHeaders(_req, res, next) {
    res.set(headers)
    next()
  }
}
