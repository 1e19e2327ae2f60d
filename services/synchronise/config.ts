import { at } from '@workshop/platform/config'
import { ingestToken } from '@workshop/services/ingest/token'
import * as z from 'zod'

const known = ['list', 'search', 'recommend'] as const

/** The receivers, as in `list,search`. */
const receivers = z
  .string()
  .default(known.join(','))
  .transform(text => [...new Set(text.split(',').map(name => name.trim()))])
  .pipe(z.array(z.enum(known)))

export const synchroniseConfig = {
  ...ingestToken,
  RECEIVERS: receivers,
  REST_URL: at('http://localhost:5100'),
  LIST_URL: at('http://localhost:5101'),
  SEARCH_URL: at('http://localhost:5102'),
  RECOMMEND_URL: at('http://localhost:5103'),
}
