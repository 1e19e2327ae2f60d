import { postSchema } from '@workshop/datasets/posts/post'
import { z } from 'zod'
import { linkSchema, linksSchema } from '../links.ts'
import * as limits from './limits.ts'

/** A post with its links. */
export const postResource = postSchema.extend({
  _links: z.strictObject({ self: linkSchema }),
})

/** A whole post as it is put; `id` and `_links` may come along as they were read. */
export const putSchema = z.strictObject({
  id: limits.id.optional(),
  title: limits.title,
  permalink: limits.path,
  url: limits.url,
  subreddit: limits.subreddit,
  author: limits.name,
  score: limits.integer,
  num_comments: limits.natural,
  created_utc: limits.natural,
  thumbnail: limits.thumbnail,
  selftext: limits.selftext,
  domain: limits.domain,
  ups: limits.integer,
  downs: limits.integer,
  _links: z.unknown().optional(),
})

/** What a merge patch may say. A post has no field that can be taken away, so none may be null. */
export const patchSchema = putSchema.partial()

/** A new post needs a title; the rest follows from it. */
export const newPostSchema = patchSchema.extend({ title: limits.title })

export type NewPost = z.infer<typeof newPostSchema>
export type PostPatch = z.infer<typeof patchSchema>

/** One page of posts. */
export const postsSchema = z.strictObject({
  _links: linksSchema,
  page: z.int(),
  size: z.int(),
  pages: z.int(),
  total: z.int(),
  _embedded: z.strictObject({
    posts: z.array(
      postResource.partial().required({ id: true, _links: true }),
    ),
  }),
})

/** Posts that were created together. */
export const createdSchema = z.strictObject({
  _links: linksSchema,
  total: z.int(),
  _embedded: z.strictObject({ posts: z.array(postResource) }),
})
