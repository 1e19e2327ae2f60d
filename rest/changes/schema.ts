import { pageSchema } from '@workshop/datasets/posts/change'
import type { z } from 'zod'
import { linksSchema } from '../links.ts'

/** One page of the feed with its links. */
export const changesSchema = pageSchema.extend({ _links: linksSchema })

export type Changes = z.infer<typeof changesSchema>
