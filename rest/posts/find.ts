import { toWholePost } from '@workshop/datasets/posts/post'
import type { Document } from 'mongodb'
import { untilIndexed } from '../indexes.ts'
import type { Stored } from './document.ts'
import type { PostsQuery } from './query.ts'
import { computed } from './sort.ts'
import type { Posts } from './store.ts'

/** One page of posts, and how many there are on all pages. */
export async function findPosts(posts: Posts, query: PostsQuery) {
  const { where, q } = query
  const filter = { ...where, ...(q && { $text: { $search: q } }) }
  const [total, found] = await Promise.all([
    count(posts, filter),
    readPage(posts, filter, query),
  ]).catch(error => {
    throw untilIndexed(error)
  })
  return { total, found: found.map(toWholePost) }
}

function readPage(posts: Posts, filter: Document, query: PostsQuery) {
  const { page, size } = query
  const order = orderOf(query)
  const skip = (page - 1) * size
  const isComputed = Object.keys(computed).some(name => name in order)
  if (!isComputed)
    return posts.find(filter).sort(order).skip(skip).limit(size).toArray()
  return posts
    .aggregate<Stored>([
      { $match: filter },
      { $addFields: computed },
      { $sort: order },
      { $skip: skip },
      { $limit: size },
    ])
    .toArray()
}

function orderOf({ sort, q }: PostsQuery): Document {
  if (sort) return sort
  return q ? { relevance: { $meta: 'textScore' }, _id: 1 } : { _id: 1 }
}

function count(posts: Posts, filter: Document) {
  return Object.keys(filter).length === 0
    ? posts.estimatedDocumentCount()
    : posts.countDocuments(filter)
}
