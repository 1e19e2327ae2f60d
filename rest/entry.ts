import type { RequestHandler } from 'express'
import * as z from 'zod'
import { sendHal } from './hal.ts'
import { linksSchema } from './links.ts'

export const entrySchema = z.strictObject({ _links: linksSchema })

const _links = {
  self: { href: '/api' },
  posts: {
    href: '/api/posts{?page,size,sort,q,where,fields}',
    templated: true,
  },
  post: { href: '/api/posts/{id}', templated: true },
  topics: { href: '/api/topics' },
  changes: { href: '/api/changes{?since,limit}', templated: true },
  'service-desc': { href: '/api/openapi.json' },
  'service-doc': { href: '/api/docs/' },
}

/** Where a client begins: everything else is behind a link (RFC 8631 names the last two). */
export const answerEntry: RequestHandler = (_req, res) => {
  sendHal(res, { _links })
}
