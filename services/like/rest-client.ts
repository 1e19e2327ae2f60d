import { createClient } from '@workshop/platform/client/client'
import { instancesOf } from '@workshop/platform/client/instances'
import { at, readConfig } from '@workshop/platform/config'
import type { VariantContext } from '@workshop/services/variant'

/** The owner of the posts, whom `like` tells their numbers of likes. */
export function connectRest({
  registry,
}: Pick<VariantContext, 'registry'>) {
  const { REST_URL } = readConfig({ REST_URL: at('http://localhost:5100') })
  const instances = instancesOf('rest', REST_URL)
  return createClient({ upstream: 'rest', instances, registry })
}
