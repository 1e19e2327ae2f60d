import { type Db, ObjectId } from 'mongodb'

/** These topics are about to change; their counts are not to be relied on. */
type Note = { _id: ObjectId; topics: string[]; written: Date }

/** A writer that has not removed its note after this time, in milliseconds, is gone. */
const patience = 60_000

/** What outlives a process that is killed between a change and its count. */
export function createNotes(db: Db) {
  const notes = db.collection<Note>('notes')

  async function remove(_id: ObjectId) {
    await notes.deleteOne({ _id })
  }

  return {
    async write(topics: string[]) {
      const _id = new ObjectId()
      await notes.insertOne({ _id, topics, written: new Date() })
      return _id
    },

    remove,

    /** Counts in the place of others. A young note stays: its writer may be about to change something. */
    async finish(count: (topics: string[]) => Promise<unknown>) {
      for (const { _id, topics, written } of await notes.find().toArray()) {
        await count(topics)
        if (Date.now() - written.getTime() > patience) await remove(_id)
      }
    },
  }
}
