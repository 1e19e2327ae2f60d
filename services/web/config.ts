import { stripConfig } from '@workshop/monolithic/site/strip'
import { at, database, listenAt } from '@workshop/platform/config'
import {
  laterStages,
  services,
  variableOf,
} from '@workshop/services/manifest'
import { choicesIn } from '@workshop/services/names'
import { initialWeights, parseWeights } from '@workshop/services/weights'
import { weightsOf } from '@workshop/services/weights-schema'
import * as z from 'zod'

export const [{ upstreams }] = services.filter(({ name }) => name === 'web')

/** The services with several versions or variants: what their weights may be and are at first. */
export const weighedServices = Object.fromEntries(
  Object.entries(choicesIn(upstreams)).map(([service, choices]) => [
    service,
    {
      schema: weightsOf(service, choices),
      initial: initialWeights(choices),
    },
  ]),
)

/** `LIST_URL` and so on: where each upstream is. */
const addresses = Object.fromEntries(
  services
    .filter(({ name }) => upstreams.includes(name))
    .map(({ name, port }) => [
      variableOf(name),
      at(`http://localhost:${port}`),
    ]),
)

/** The environment that `main.ts` reads. */
export const webConfig = {
  ...listenAt,
  ...database,
  ...addresses,
  ...stripConfig,
  /** The models call the REST layer, or a service per verb. */
  STAGE: z.enum(laterStages).default('services'),
  SEARCH_WEIGHTS: z.string().transform(toWeights).optional(),
  CONTROL_TOKEN: z.string().min(16).optional(),
}

export type Config = z.infer<z.ZodObject<typeof webConfig>>

function toWeights(text: string, context: z.RefinementCtx) {
  try {
    return weighedServices.search.schema.parse(parseWeights(text))
  } catch {
    context.addIssue('must be shares of its versions, as in 1:90,2:10')
    return z.NEVER
  }
}
