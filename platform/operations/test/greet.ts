import type { Db } from 'mongodb'
import * as z from 'zod'
import { line, name } from '../../fields.ts'
import type { Attempt, Verb } from '../verb.ts'

const greetingSchema = z.strictObject({
  user: name(64),
  text: line(100).min(1),
})

export type Greeting = z.infer<typeof greetingSchema>

/** The slow part of the verb, played by a test. */
export type Send = (attempt: Attempt) => Promise<unknown>

/** A verb for tests: it stores a greeting, sends it, and stores that it is sent. */
export function createGreet(db: Db, send: Send) {
  type Stored = { _id: string; text: string; isSent?: boolean }
  const greetings = db.collection<Stored>('greetings')

  const verb: Verb<Greeting> = {
    name: 'greet',
    read: req => greetingSchema.parse(req.body),

    async perform({ user, text }, attempt) {
      const filter = { _id: `${user}:${attempt.key}` }
      const upsert = { upsert: true }
      await greetings.updateOne(filter, { $set: { text } }, upsert)
      await attempt.report?.(0.5)

      await send(attempt)
      const sent = { $set: { text, isSent: true } }
      await greetings.updateOne(filter, sent, upsert)
      return { location: `/greetings/${filter._id}` }
    },

    async undo({ user }, key) {
      const isSent = { $exists: false }
      await greetings.deleteOne({ _id: `${user}:${key}`, isSent })
    },
  }

  /** The users and keys of all stored greetings. */
  async function stored() {
    const found = await greetings.find().sort({ _id: 1 }).toArray()
    return found.map(({ _id }) => _id)
  }
  return { ...verb, stored }
}
