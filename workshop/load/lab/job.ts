import type { Verb } from '@workshop/platform/operations/verb'
import {
  effectKeyOf,
  type Partner,
} from '@workshop/services/partner-client'
import type { Db } from 'mongodb'

type Job = { user: string }

/** A verb as `share` is one: its own write first, then the slow partner. */
export function createJob(db: Db, partner: Partner) {
  const jobs = db.collection<{ _id: string; user: string }>('jobs')
  let done = 0

  const verb: Verb<Job> = {
    name: 'job',
    read: () => ({ user: 'lab' }),

    async perform({ user }, { key, signal }) {
      const _id = effectKeyOf('job', user, key)
      const job = { $setOnInsert: { user } }
      await jobs.updateOne({ _id }, job, { upsert: true })
      await partner.take('job', _id, signal)
      done++
      return { location: `/jobs/${_id}` }
    },

    async undo({ user }, key) {
      await jobs.deleteOne({ _id: effectKeyOf('job', user, key) })
    },
  }
  return { ...verb, done: () => done }
}
