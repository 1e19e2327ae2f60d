import { type Db, ObjectId } from 'mongodb'

/** These topics are about to change; their counts are not to be relied on. */
type Note = { _id: ObjectId; topics: string[]; written: Date; done?: true }

/** A writer that is not done after this time, in milliseconds, is gone. */
const patience = 60_000

/** What outlives a process that is killed between a change and its count. */
export function createNotes(db: Db) {
  const notes = db.collection<Note>('notes')

  const isOver = ({ done, written }: Note) =>
    done || Date.now() - written.getTime() > patience

  return {
    async write(topics: string[]) {
      const _id = new ObjectId()
      await notes.insertOne({ _id, topics, written: new Date() })
      return _id
    },

    /** What was noted has happened: whoever counts next may forget it. */
    async close(_id: ObjectId) {
      await notes.updateOne({ _id }, { $set: { done: true } })
    },

    /** Counts what all notes name, others' too. A young one that is not done stays: its writer may be about to change something. */
    async settle(count: (topics: string[]) => Promise<unknown>) {
      const found = await notes.find().toArray()
      await count([...new Set(found.flatMap(({ topics }) => topics))])
      const over = found.filter(isOver).map(({ _id }) => _id)
      await notes.deleteMany({ _id: { $in: over } })
    },
  }
}
