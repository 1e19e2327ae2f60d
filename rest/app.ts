import express, { type Express } from 'express'
import { json, mergePatch, readBody } from './body.ts'
import { createFeed } from './changes/feed.ts'
import { answerChanges } from './changes/routes.ts'
import { allowOrigins } from './cors.ts'
import { dropUnheard } from './ending.ts'
import { answerEntry } from './entry.ts'
import { requireHal, sendJson, write } from './hal.ts'
import { mount } from './methods.ts'
import { answerDocs, answerDocsFile } from './openapi/docs.ts'
import { describeApi } from './openapi/document.ts'
import { deletePost, patchPost, replacePost } from './posts/change.ts'
import { listPosts } from './posts/collection.ts'
import { createPosts } from './posts/create.ts'
import { showPost } from './posts/item.ts'
import type { Posts } from './posts/store.ts'
import { noQuery } from './query.ts'
import { answerTopics } from './topics.ts'

type Parts = {
  posts: Posts
  /** Origins whose pages may use the API; `*` is any. */
  cors?: string[]
  /** Its end answers every waiting request at once. */
  ending?: AbortSignal
}

const post = { 'Accept-Post': json.join(', ') }
const patch = { 'Accept-Patch': mergePatch.join(', ') }
const put = { Accept: json.join(', ') }

/** The REST layer: the one owner of the posts. */
export function createApp({
  posts,
  cors = [],
  ending = new AbortController().signal,
}: Parts): Express {
  const app = express().disable('x-powered-by')
  const feed = createFeed(posts)
  app.use(allowOrigins(cors))

  mount(app, '/api', { GET: [noQuery, answerEntry] })
  mount(app, '/api/topics', { GET: [noQuery, answerTopics(posts)] })
  mount(app, '/api/changes', { GET: [answerChanges(feed, ending)] })
  mount(app, '/api/posts', {
    GET: [listPosts(posts)],
    POST: [requireHal, ...readBody(json, post), createPosts(posts)],
    headers: post,
  })
  mount(app, '/api/posts/:id', {
    GET: [noQuery, showPost(posts)],
    PUT: [...readBody(json, put), replacePost(posts)],
    PATCH: [...readBody(mergePatch, patch), patchPost(posts)],
    DELETE: [deletePost(posts)],
    headers: patch,
  })
  const description = write(describeApi())
  mount(app, '/api/openapi.json', {
    GET: [noQuery, (_req, res) => sendJson(res.type('json'), description)],
  })
  mount(app, '/api/docs', { GET: [answerDocs] })
  mount(app, '/api/docs/:file', { GET: [answerDocsFile] })
  app.use(dropUnheard(ending))
  return app
}
