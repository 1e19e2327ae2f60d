import { excerptOf } from '@workshop/datasets/posts/excerpt'
import { type StoredPost, toPost } from '@workshop/datasets/posts/post'
import type { Collection } from 'mongodb'
import type { Results } from '../site/models.ts'

const perPage = 20

/** Best match first, 20 a page. */
export async function search(
  posts: Collection<StoredPost>,
  query: string,
  page: number,
): Promise<Results> {
  const matching = { $text: { $search: query } }
  const [total, found] = await Promise.all([
    posts.countDocuments(matching),
    posts
      .find(matching)
      .sort({ score: { $meta: 'textScore' }, _id: 1 })
      .skip((page - 1) * perPage)
      .limit(perPage)
      .toArray(),
  ])
  const pages = Math.ceil(total / perPage)
  return { pages, total, posts: found.map(toFound) }

  function toFound(stored: StoredPost) {
    return { ...toPost(stored), excerpt: excerptOf(stored, query) }
  }
}
