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

/** The page of an operation; its words differ where it takes a like or a hide back. */
export function pageOf(operation: ReaderOperation, undo: boolean) {
  return addressOf(operation) + (undo ? '?undo=1' : '')
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

type Words = { doing: string; done: string }

const words: Record<ActionVerb, Words & { undo?: Words }> = {
  like: {
    doing: 'Liking a post',
    done: 'You like the post.',
    undo: {
      doing: 'Taking back a like',
      done: 'You no longer like the post.',
    },
  },
  share: { doing: 'Sharing a post', done: 'You have shared the post.' },
  hide: {
    doing: 'Hiding a post',
    done: 'The post is hidden.',
    undo: {
      doing: 'Showing a post again',
      done: 'The post is shown again.',
    },
  },
}

export type Wording = { verb: ActionVerb; undo: boolean }

function wordsOf({ verb, undo }: Wording) {
  return (undo && words[verb].undo) || words[verb]
}

/** An operation in words, for its page. */
export function describeOperation(
  operation: ReaderOperation,
  undo: boolean,
) {
  const { verb, status, attempts } = operation
  const { doing, done } = wordsOf({ verb, undo })
  const repeated = attempts > 1 ? `, attempt ${attempts}` : ''
  const texts: Record<ReaderOperation['status'], string> = {
    pending: `It waits for its turn${repeated}.`,
    running: `The partner has it${repeated}.`,
    succeeded: done,
    failed: 'It failed, and everything is as it was before.',
    canceling: 'It is being cancelled.',
    canceled: 'It is cancelled, and everything is as it was before.',
  }
  return { doing, status: texts[status] }
}

/** To the page of the result, which says that it is done. */
export async function leadOn(
  { session }: Request,
  res: Response,
  wording: Wording,
  page: string,
) {
  session.flash = wordsOf(wording).done
  await saveSession(session)
  res.redirect(303, page)
}
