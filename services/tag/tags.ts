import type { Db } from 'mongodb'

type Preferences = { _id: string; tags: string[] }

/** Each user's preferred topics, in the order of choosing. */
export function createTags(db: Db) {
  const users = db.collection<Preferences>('users')

  return {
    async of(user: string) {
      const found = await users.findOne({ _id: user })
      return found?.tags ?? []
    },

    async add(user: string, tag: string) {
      const chosen = { $addToSet: { tags: tag } }
      await users.updateOne({ _id: user }, chosen, { upsert: true })
    },

    async remove(user: string, tag: string) {
      await users.updateOne({ _id: user }, { $pull: { tags: tag } })
    },
  }
}

export type Tags = ReturnType<typeof createTags>
