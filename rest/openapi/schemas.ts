import { postSchema } from '@workshop/datasets/posts/post'
import { z } from 'zod'
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

/** RFC 9457, with one entry for each invalid field. */
const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  errors: z
    .array(z.strictObject({ field: z.string(), message: z.string() }))
    .optional(),
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
  Problem: problemSchema,
}

export type SchemaName = keyof typeof named

/** The schemas that check what comes in and type what goes out, as JSON Schema. */
export function describeSchemas() {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(named))
    registry.add(schema, { id })

  const { schemas } = z.toJSONSchema(registry, { uri: refTo, io: 'input' })
  const described = Object.entries(schemas).map(([name, schema]) => {
    const { $schema, $id, ...rest } = schema as Record<string, unknown>
    return [name, rest]
  })
  return { ...Object.fromEntries(described), ...conditions, Where: where }
}

export function refTo(name: string) {
  return `#/components/schemas/${name}`
}
