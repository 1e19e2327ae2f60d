import { postSchema } from '@workshop/datasets/posts/post'
import * as z from 'zod'
import { linkSchema, linksSchema } from '../links.ts'

/** Half a surrogate pair cannot be stored: MongoDB's text is UTF-8. */
const isWellFormed = (text: string) => !/\p{Surrogate}/u.test(text)

function text(min: number, max: number) {
  return z
    .string()
    .min(min)
    .max(max)
    .refine(isWellFormed, 'must be well-formed Unicode')
}

const integer = z.int()
const natural = z.int().min(0)

/** A path of the same site: browsers take `//` and `/\` for the beginning of a host. */
const ownPath = '/(?![/\\\\])[^\\s\\\\]*'
const address = 'https?://[^\\s\\\\]+'

/** Only what a link may safely lead to: never `javascript:`. */
const url = text(1, 2000)
  .regex(
    new RegExp(`^(${address}|${ownPath})$`),
    'must be http(s) or a path',
  )
  .refine(
    url => url.startsWith('/') || URL.canParse(url),
    'must be a valid URL',
  )
  .meta({ examples: ['https://example.org/', '/pictures/jay?width=960'] })

/** A post with its links. */
export const postResource = postSchema.extend({
  _links: z.strictObject({ self: linkSchema }),
})

/** A whole post as it is put; `id` and `_links` may be sent as they were read. */
export const putSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .optional(),
  title: text(1, 300).regex(/\S/, 'must not be blank'),
  permalink: text(1, 2000)
    .regex(new RegExp(`^${ownPath}$`))
    .meta({ examples: ['/r/travel/comments/1z141zr/the_ninth/'] }),
  url,
  subreddit: text(1, 100).regex(/^[^\s/\\]+$/),
  author: text(1, 100),
  score: integer,
  num_comments: natural,
  created_utc: natural,
  thumbnail: text(1, 2000)
    .regex(new RegExp(`^([a-z]+|${address}|${ownPath})$`))
    .meta({ examples: ['self', 'default', '/pictures/jay'] }),
  selftext: text(0, 40_000),
  domain: text(0, 255).regex(/^[^\s/\\]*$/),
  ups: integer,
  downs: integer,
  likes: natural.optional(),
  _links: z.unknown().optional(),
})

/** A merge patch. No field may be null: even `likes` is never removed. */
export const patchSchema = putSchema.partial()

/** A new post needs a title; the rest follows from it. */
export const newPostSchema = patchSchema.required({ title: true })

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
