import type { Post, WholePost } from '@workshop/datasets/posts/post'
import type { PictureType } from '@workshop/platform/picture-request'

/** `score` is a tenth of the post's. */
export type Recommendation = Pick<
  Post,
  'id' | 'title' | 'permalink' | 'url' | 'score' | 'num_comments'
>

export type Topic = { name: string; posts: number }

export type Results = { pages: number; total: number; posts: Post[] }

export type Recommended = {
  topics: Topic[]
  /** The user's tags; their posts come first. */
  tags: string[]
  posts: Post[]
  /** Services that did not answer, such as `tag`. */
  unavailable?: string[]
}

export interface PostsModel {
  recommend(): Promise<Recommendation[]>
  /** Posts of the user's tags come first; with a topic, only posts of that topic. */
  recommended(topic: string | null, user?: string): Promise<Recommended>
  /** `page` begins at 1; past the last there are no posts. */
  search(query: string, page: number): Promise<Results>
  find(id: string): Promise<WholePost | null>
}

export interface Tags {
  of(user: string): Promise<string[]>
  add(user: string, tag: string): Promise<void>
  remove(user: string, tag: string): Promise<void>
}

export interface Pictures {
  /** Null when there is no such picture; never wider than the original. */
  resize(
    id: string,
    width: number,
    type: PictureType,
  ): Promise<Buffer | null>
}

export type Models = { posts: PostsModel; tags: Tags; pictures: Pictures }
