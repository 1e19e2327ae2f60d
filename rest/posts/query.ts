import { z } from 'zod'
import { whole } from '../query.ts'
import { fields } from './fields.ts'
import { readSort, sortable } from './sort.ts'
import { readWhere } from './where.ts'

/** What may stand behind `/api/posts?`. */
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
    .transform((text, context) => {
      return readWhere(parse(text), (path, message) => {
        context.addIssue({ code: 'custom', path, message })
        return undefined
      })
    })
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

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
