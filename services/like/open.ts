import { createClient } from '@workshop/platform/client/client'
import { instancesOf } from '@workshop/platform/client/instances'
import { at, readConfig } from '@workshop/platform/config'
import type { VariantContext } from '@workshop/services/variant'
import { createCounts } from './counts.ts'
import { createLikes } from './like.ts'

/** The verb, and what tells `rest` the numbers of likes. */
export function openLikes({ db, log, registry, partner }: VariantContext) {
  const { REST_URL } = readConfig({ REST_URL: at('http://localhost:5100') })
  const instances = instancesOf('rest', REST_URL)
  const rest = createClient({ upstream: 'rest', instances, registry })
  const counts = createCounts({
    db,
    rest,
    log,
    count: post => likes.count(post),
  })
  const likes = createLikes(db, partner, counts.change)
  return { ...likes, close: counts.close }
}
