import { at, database, listenAt } from '@workshop/platform/config'
import { versionsOf } from '@workshop/services/names'
import { parseWeights, weightsOf } from '@workshop/services/weights'
import { z } from 'zod'

export const searchWeights = weightsOf('search', versionsOf('search'))

/** The environment that `main.ts` reads. */
export const webConfig = {
  ...listenAt,
  ...database,
  /** The models call the REST layer, or a service per verb. */
  STAGE: z.enum(['rest', 'services']).default('services'),
  REST_URL: at('http://localhost:5100'),
  LIST_URL: at('http://localhost:5101'),
  SEARCH_URL: at('http://localhost:5102'),
  SEARCH_2_URL: at('http://localhost:5112'),
  RECOMMEND_URL: at('http://localhost:5103'),
  TAG_URL: at('http://localhost:5104'),
  PICTURE_URL: at('http://localhost:5105'),
  SEARCH_WEIGHTS: z.string().transform(toWeights).optional(),
  CONTROL_TOKEN: z.string().min(16).optional(),
}

export type Config = z.infer<z.ZodObject<typeof webConfig>>

function toWeights(text: string, context: z.RefinementCtx) {
  try {
    return parseWeights(text, searchWeights)
  } catch {
    context.addIssue('must be shares of its versions, as in 1:90,2:10')
    return z.NEVER
  }
}
