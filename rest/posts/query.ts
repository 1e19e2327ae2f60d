import { postSchema } from '@workshop/datasets/posts/post'
import * as z from 'zod'
import { whole } from '../query.ts'
import { whereSchema } from './where.ts'

/** Clients choose and sort by these: no other field reaches the database. */
const fields = Object.keys(postSchema.shape)

/** Besides the fields: `downs - ups`, by which the front page recommends. */
export const computed = {
  upsanddowns: { $subtract: ['$downs', '$ups'] },
}

const sortable = [...fields, '_id', ...Object.keys(computed)]

/** The query of `/api/posts`. */
export const postsQuery = z.strictObject({
  page: whole(1, 1_000_000).default(1),
  size: whole(1, 100).default(20),
  sort: z
    .string()
    .max(200)
    .transform((text, context) =>
      readSort(text, message => context.addIssue(message)),
    )
    .meta({
      description: 'Fields to sort by, `-` before those that descend',
      type: 'array',
      minItems: 1,
      items: { enum: sortable.flatMap(name => [name, `-${name}`]) },
    })
    .optional(),
  q: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .meta({
      description:
        'Words to find in titles and texts; the best match is first unless `sort` says otherwise',
      pattern: '\\S',
    })
    .optional(),
  where: z
    .string()
    .max(8000)
    .transform(parseJson)
    .pipe(whereSchema)
    .meta({ description: 'A filter', $ref: '#/components/schemas/Where' })
    .optional(),
  fields: z
    .string()
    .max(400)
    .transform(text => text.split(','))
    .pipe(z.array(z.enum(fields)).min(1))
    .describe('The fields to answer with; `id` is always there')
    .optional(),
})

export type PostsQuery = z.infer<typeof postsQuery>

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `-score,created_utc` as MongoDB's order; ends with `_id`, so that pages never overlap. */
function readSort(sort: string, refuse: (message: string) => unknown) {
  const order: Record<string, 1 | -1> = {}
  for (const part of sort.split(',')) {
    const name = part.replace(/^-/, '')
    const stored = name === 'id' ? '_id' : name
    if (!sortable.includes(name)) refuse(`cannot sort by ${name}`)
    else if (stored in order) refuse(`names ${name} twice`)
    else order[stored] = part.startsWith('-') ? -1 : 1
  }
  return { ...order, ...(!('_id' in order) && { _id: 1 as const }) }
}
