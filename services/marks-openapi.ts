import { pathParameters } from '@workshop/platform/openapi/parts'
import { refTo } from '@workshop/platform/openapi/schemas'
import { describeRead } from '@workshop/platform/operations/openapi-answers'
import type { DescribeWork } from '@workshop/platform/operations/openapi-work'
import * as z from 'zod'
import { markPath } from './marks.ts'

/** A like, or a hidden post, as its own path answers it. */
export const markSchema = z.strictObject({
  post: z.string(),
  user: z.string(),
  at: z.iso.datetime(),
})

/** The path of a mark: to put it, to take it back and to read it. */
export function describeMark(
  describeWork: DescribeWork,
  schema: 'Like' | 'HiddenPost',
  { put, remove }: { put: string; remove: string },
  responses: Record<number, object> = {},
) {
  return {
    parameters: pathParameters(markPath),
    put: describeWork(`put${schema}`, put, { responses }),
    delete: describeWork(`delete${schema}`, remove, { done: 200 }),
    get: describeRead(
      `read${schema}`,
      'When it was done',
      { $ref: refTo(schema) },
      404,
    ),
  }
}
