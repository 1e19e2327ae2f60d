import { excerptOf } from '@workshop/datasets/posts/excerpt'
import {
  type Post,
  pickPost,
  type Stored,
  toPost,
  type WholePost,
} from '@workshop/datasets/posts/post'
import { textIndex } from '@workshop/datasets/posts/text-index'
import { withoutPosts } from '@workshop/datasets/posts/without'
import { Problem } from '@workshop/platform/errors'
import { type Db, type Document, MongoServerError } from 'mongodb'

type Searched = Stored<Post> & Pick<WholePost, 'selftext'>

export const perPage = 20

/** This service stores the fields of a list, and the text. */
export function pickSearched(post: WholePost) {
  return { ...pickPost(post), selftext: post.selftext }
}

/** `rank` sorts the matches: the only difference between the versions. */
export function createSearch(db: Db, rank: Document[]) {
  const posts = db.collection<Searched>('posts')

  return {
    pick: pickSearched,
    prepare: () => posts.createIndexes([textIndex]),

    count: (query: string, without: string[]) =>
      posts.countDocuments(matching(query, without)).catch(explain),

    /** One page of the posts that match, the best match first. */
    async page(query: string, page: number, without: string[]) {
      const wanted = [{ $skip: (page - 1) * perPage }, { $limit: perPage }]
      const found = await posts
        .aggregate<Searched>([
          { $match: matching(query, without) },
          ...rank,
          ...wanted,
        ])
        .toArray()
        .catch(explain)
      return found.map(stored => ({
        ...toPost(stored),
        excerpt: excerptOf(stored, query),
      }))
    },
  }
}

export type Search = ReturnType<typeof createSearch>

function matching(query: string, without: string[]) {
  return { $text: { $search: query }, ...withoutPosts(without) }
}

/** IndexNotFound: the database is new or was lost, and the index is still being built. */
function explain(cause: unknown): never {
  if (!(cause instanceof MongoServerError) || cause.code !== 27) throw cause
  const headers = { 'Retry-After': '2' }
  throw new Problem(503, 'The text index is being built', {
    headers,
    cause,
  })
}
