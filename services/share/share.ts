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

    async perform({ post, user }, { key, signal, report }) {
      const _id = effectKeyOf('share', user, key)
      const share = await shares.findOneAndUpdate(
        { _id },
        { $setOnInsert: { post, user, at: new Date() } },
        { upsert: true, returnDocument: 'after' },
      )
      if (share?.post !== post) throw keyReused()
      await report?.(0.5)

      await partner.take('share', _id, signal)
      const sent = {
        $set: { sentAt: new Date() },
        // A late request with the same key may have taken it back meanwhile.
        $setOnInsert: { post, user, at: share.at },
      }
      await shares.updateOne({ _id }, sent, { upsert: true })
      return {
        location: `/posts/${encodeURIComponent(post)}/shares/${_id}`,
      }
    },

    async undo({ post, user }, key) {
      const _id = effectKeyOf('share', user, key)
      await shares.deleteOne({ _id, post, sentAt: { $exists: false } })
    },
  }

  async function find(post: string, id: string) {
    const share = await shares.findOne({ _id: id, post })
    if (!share) throw new Problem(404, 'There is no such share')
    return { id, post, user: share.user, at: share.at }
  }

  return { ...verb, find }
}
