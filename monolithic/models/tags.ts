import type { Collection } from 'mongodb'
import type { Tags } from '../site/models.ts'

type Preferences = { _id: string; tags: string[] }

/** Each user's preferred topics, in the order of choosing. */
export function createTags(users: Collection<Preferences>): Tags {
  return {
    async of(user) {
      const found = await users.findOne({ _id: user })
      return found?.tags ?? []
    },

    async add(user, tag) {
      const chosen = { $addToSet: { tags: tag } }
      await users.updateOne({ _id: user }, chosen, { upsert: true })
    },

    async remove(user, tag) {
      await users.updateOne({ _id: user }, { $pull: { tags: tag } })
    },
  }
}
