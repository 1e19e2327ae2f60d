import { postSchema } from '@workshop/datasets/posts/post'
import {
  describeSchemas,
  problemSchema,
} from '@workshop/platform/openapi/schemas'
import { changesSchema } from '../changes/page.ts'
import { entrySchema } from '../entry.ts'
import { linksSchema } from '../links.ts'
import {
  createdSchema,
  newPostSchema,
  patchSchema,
  postResource,
  postsSchema,
  putSchema,
} from '../posts/schema.ts'
import { topicsSchema } from '../topics.ts'
import { conditions, where } from './where.ts'

/** The feed's refusals lead on by links. */
const linkedProblemSchema = problemSchema.extend({
  _links: linksSchema.optional(),
})

const named = {
  Entry: entrySchema,
  Post: postSchema,
  LinkedPost: postResource,
  Posts: postsSchema,
  NewPost: newPostSchema,
  CreatedPosts: createdSchema,
  WholePost: putSchema,
  PostPatch: patchSchema,
  Topics: topicsSchema,
  Changes: changesSchema,
  Problem: linkedProblemSchema,
}

export type SchemaName = keyof typeof named

/** Every schema of the document. */
export function describeAll() {
  return { ...describeSchemas(named), ...conditions, Where: where }
}
