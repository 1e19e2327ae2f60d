import { excerptOf, type FoundPost } from '@workshop/datasets/posts/excerpt'
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

    // TODO: create the text index; it is called once all posts are in.
    prepare: async () => void textIndex,

    // TODO: the number of posts that match.
    count: async (query: string, without: string[]) => {
      void [posts, matching(query, without), explain]
      return 0
    },

    /** One page of the posts that match, the best match first. */
    async page(
      query: string,
      page: number,
      without: string[],
    ): Promise<FoundPost[]> {
      // TODO: match, rank, and take the posts of this page; each has an excerpt.
      void [query, page, without, rank, toPost, excerptOf]
      return []
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
