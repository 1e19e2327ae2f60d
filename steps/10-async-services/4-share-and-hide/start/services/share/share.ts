import { Problem } from '@workshop/platform/errors'
import { name } from '@workshop/platform/fields'
import { keyReused } from '@workshop/platform/operations/answers'
import type { Verb } from '@workshop/platform/operations/verb'
import { effectKeyOf } from '@workshop/services/partner-client'
import type { VariantContext } from '@workshop/services/variant'
import * as z from 'zod'

export const sharePath = z.object({ post: name(64) })
export const newShareSchema = z.strictObject({
  user: name(64).meta({ examples: ['ann', 'bob'] }),
})

type Share = { post: string; user: string }

type StoredShare = Share & {
  _id: string
  at: Date
  /** Present once the partner has it: then nothing takes it back. */
  sentAt?: Date
}

export type Shares = ReturnType<typeof createShare>

/** A reader shares a post: it is noted here, then the partner sends it out. */
export function createShare({
  db,
  partner,
}: Pick<VariantContext, 'db' | 'partner'>) {
  const shares = db.collection<StoredShare>('shares')

  const verb: Verb<Share> = {
    name: 'share',

    read: ({ params, body: sent }) => ({
      ...sharePath.parse(params),
      ...newShareSchema.parse(sent),
    }),

    async perform(_share, _attempt) {
      // TODO: note the share under an _id made of the user and the key, so an
      // attempt that is repeated finds it. Then let the partner send it out.
      void [shares, partner, effectKeyOf, keyReused]
      throw new Problem(501, 'Nothing is shared yet')
    },

    async undo(_share, _key) {
      // TODO: take back what an unfinished attempt has noted, and nothing else.
    },
  }

  async function find(post: string, id: string) {
    const share = await shares.findOne({ _id: id, post })
    if (!share) throw new Problem(404, 'There is no such share')
    return { id, post, user: share.user, at: share.at }
  }

  return { ...verb, find }
}
