import { keyOf } from '@workshop/datasets/posts/key'
import { type StoredPost, toWholePost } from '@workshop/datasets/posts/post'
import type { Collection } from 'mongodb'
import type { PostsModel, Tags } from '../site/models.ts'
import { recommend, recommended, recommendedOf } from './recommend.ts'
import { search } from './search.ts'

export function createPosts(
  posts: Collection<StoredPost>,
  tags: Pick<Tags, 'of'>,
): PostsModel {
  return {
    recommend: () => recommend(posts),
    async recommended(topic, page, { user }) {
      const own = user ? await tags.of(user) : []
      return topic === null
        ? recommended(posts, own)
        : recommendedOf(posts, topic, page, own)
    },

    search: (query, page) => search(posts, query, page),

    async find(id) {
      const post = await posts.findOne({ _id: keyOf(id) })
      return post && toWholePost(post)
    },
  }
}
