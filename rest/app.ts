import express, { type Express } from 'express'
import type { Collection } from 'mongodb'
import { createFeed } from './changes/feed.ts'
import { answerChanges } from './changes/routes.ts'
import { answerPosts } from './posts/collection.ts'
import type { StoredPost } from './posts/document.ts'
import { answerPost } from './posts/item.ts'
import { answerTopics } from './topics.ts'

type Parts = {
  posts: Collection<StoredPost>
  /** Its end answers every waiting request at once. */
  ending?: AbortSignal
}

/** The REST layer: the one owner of the posts. */
export function createApp({
  posts,
  ending = new AbortController().signal,
}: Parts): Express {
  const app = express()
  const feed = createFeed(posts)

  app.get('/api/posts', answerPosts(posts))
  app.get('/api/posts/:id', answerPost(posts))
  app.get('/api/topics', answerTopics(posts))
  app.get('/api/changes', answerChanges(feed, ending))

  return app
}
