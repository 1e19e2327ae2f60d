import { retryAfterSeconds } from '@workshop/platform/operations/answers'
import {
  isCancelable,
  isOver,
} from '@workshop/platform/operations/operation'
import type { Request, Response } from 'express'
import type { ActionVerb, ReaderOperation } from './models.ts'
import { saveSession } from './session.ts'

export function addressOf({
  verb,
  id,
}: Pick<ReaderOperation, 'verb' | 'id'>) {
  return `/operations/${verb}/${id}`
}

/** An operation as JSON, with the site's own links (HAL). */
export function answerOperation(res: Response, operation: ReaderOperation) {
  const { result, ...shown } = operation
  const self = { href: addressOf(operation) }
  if (!isOver(operation)) res.set('Retry-After', retryAfterSeconds)
  if (res.statusCode === 202)
    res.location(self.href).set('Cache-Control', 'no-store')
  else if (result) res.status(303).location(result)
  res.vary('Accept').type('application/hal+json')
  res.json({
    ...shown,
    _links: {
      self,
      ...(result && { result: { href: result } }),
      ...(isCancelable(operation) && { cancel: self }),
    },
  })
}

const words: Record<ActionVerb, { doing: string; done: string }> = {
  share: { doing: 'Sharing a post', done: 'You have shared the post.' },
}

/** An operation in words, for its page. */
export function describeOperation(operation: ReaderOperation) {
  const { verb, status, attempts } = operation
  const repeated = attempts > 1 ? `, attempt ${attempts}` : ''
  const texts: Record<ReaderOperation['status'], string> = {
    pending: `It waits for its turn${repeated}.`,
    running: `The partner has it${repeated}.`,
    succeeded: words[verb].done,
    failed: 'It failed, and everything is as it was before.',
    canceling: 'It is being cancelled.',
    canceled: 'It is cancelled, and everything is as it was before.',
  }
  return { doing: words[verb].doing, status: texts[status] }
}

/** To the page of the result, which says that it is done. */
export async function leadOn(
  { session }: Request,
  res: Response,
  verb: ActionVerb,
  page: string,
) {
  session.flash = words[verb].done
  await saveSession(session)
  res.redirect(303, page)
}
