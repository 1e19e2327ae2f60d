import type { Verb } from '@workshop/platform/operations/verb'
import {
  effectKeyOf,
  type Partner,
} from '@workshop/services/partner-client'
import type { Db } from 'mongodb'

type Job = { user: string }

/** A verb as `share` is one: its own write first, then the slow partner. */
export function createJob(
  db: Db,
  partner: Partner,
  onDone: () => void,
): Verb<Job> {
  const jobs = db.collection<{ _id: string; user: string }>('jobs')

  return {
    name: 'job',
    read: () => ({ user: 'lab' }),

    async perform({ user }, { key, signal }) {
      const _id = effectKeyOf('job', user, key)
      const job = { $setOnInsert: { user } }
      await jobs.updateOne({ _id }, job, { upsert: true })
      await partner.take('job', _id, signal)
      onDone()
      return { location: `/jobs/${_id}` }
    },

    async undo({ user }, key) {
      await jobs.deleteOne({ _id: effectKeyOf('job', user, key) })
    },
  }
}
