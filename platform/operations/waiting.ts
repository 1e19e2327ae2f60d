import type { RequestHandler } from 'express'
import { preferencesOf } from '../prefer.ts'
import {
  answerAccepted,
  answerDone,
  idempotencyKeyOf,
  tooSlow,
} from './answers.ts'
import type { Operations } from './operations.ts'
import type { Verb } from './verb.ts'

const usualSeconds = 5
/** Shorter than the grace of a shutdown. */
const maxSeconds = 8

/** Holds the request open until the work is done, or for as long as the client waits. */
export function waiting<Input extends { user: string }>(
  verb: Verb<Input>,
  operations: Operations<Input>,
): RequestHandler {
  return async function wait(req, res) {
    const input = verb.read(req)
    const key = idempotencyKeyOf(req)
    const { wait = usualSeconds, respondAsync } = preferencesOf(req)
    const seconds = Math.min(wait, maxSeconds)
    const signal = AbortSignal.timeout(seconds * 1000)
    try {
      const attempt = { key, acceptedAt: new Date(), signal }
      const result = await verb.perform(input, attempt).catch(error => {
        if (!signal.aborted) throw error
        if (!respondAsync) throw tooSlow(error)
      })
      if (result) return answerDone(res, result, seconds)
      answerAccepted(res, verb.name, await operations.accept(input, key))
    } catch (error) {
      await verb.undo(input, key)
      throw error
    }
  }
}
