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
    // TODO: perform the verb, and abort it after these seconds. Done in time:
    // `answerDone`. Too late: `tooSlow`, unless respond-async was preferred, too;
    // then accept it as an operation. What fails leaves no writes behind: `undo`.
    void [key, seconds, respondAsync, operations, input]
    void [answerAccepted, answerDone, tooSlow]
    res.sendStatus(501)
  }
}
