import type { FoundPost } from '@workshop/datasets/posts/excerpt'
import type { Post, WholePost } from '@workshop/datasets/posts/post'
import type { OperationStatus } from '@workshop/platform/operations/operation'
import type { PictureType } from '@workshop/platform/picture-request'

/** `score` is a tenth of the post's. */
export type Recommendation = Pick<
  Post,
  'id' | 'title' | 'permalink' | 'url' | 'score' | 'num_comments' | 'likes'
>

export type Topic = { name: string; posts: number }

export type Results = { pages: number; total: number; posts: FoundPost[] }

export type Recommended = {
  topics: Topic[]
  /** The user's tags; their posts come first. */
  tags: string[]
  pages: number
  /** How many are recommended: of the topic, or the best ones of all. */
  total: number
  posts: Post[]
  /** Services that did not answer, such as `tag`. */
  unavailable?: string[]
}

/** The visitor a page is made for. */
export type Reader = {
  user?: string
  /** The posts to leave out, by id. */
  hidden?: string[]
}

export interface PostsModel {
  recommend(reader: Reader): Promise<Recommendation[]>
  /** The best of all, the user's tags first; or a page of the posts of a topic. */
  recommended(
    topic: string | null,
    page: number,
    reader: Reader,
  ): Promise<Recommended>
  /** `page` begins at 1; past the last there are no posts. */
  search(query: string, page: number, reader: Reader): Promise<Results>
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

/** The verbs of a post, from stage `async` on. */
export type ActionVerb = 'like' | 'share' | 'hide'

export type Action = {
  verb: ActionVerb
  post: string
  user: string
  /** Takes it back. */
  undo: boolean
  /** The same for a form that is sent twice. */
  key: string
}

/** Work that is accepted and goes on while its reader reads. */
export type ReaderOperation = {
  id: string
  verb: ActionVerb
  status: OperationStatus
  /** From 0 to 1. */
  progress: number
  attempts: number
  createdAt: string
  updatedAt: string
  expiresAt: string
  /** Why it failed: a problem document. */
  error?: { title: string; detail?: string; status: number }
  /** The page that it leads to, once it has succeeded. */
  result?: string
}

export interface Actions {
  verbs: ActionVerb[]
  /** Resolves with an operation to follow, or with nothing once it is done. */
  perform(action: Action): Promise<ReaderOperation | undefined>
  /** Rejects with Problem 404 unless it is this user's, and with 410 once it is expired. */
  find(verb: string, id: string, user: string): Promise<ReaderOperation>
  /** The same; rejects with Problem 409 where it is over. */
  cancel(verb: string, id: string, user: string): Promise<ReaderOperation>
  /** Of these posts, those that the user likes. */
  liked(user: string, posts: string[]): Promise<string[]>
  /** The posts that the user has hidden. */
  hidden(user: string): Promise<string[]>
}

export type Models = {
  posts: PostsModel
  tags: Tags
  pictures: Pictures
  /** Without actions the site shows no buttons for them. */
  actions?: Actions
}
