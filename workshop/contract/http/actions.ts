import { randomUUID } from 'node:crypto'
import { until } from '@workshop/platform/test/until'
import type { Site } from '../check.ts'
import type { SiteAnswer } from './send.ts'
import { readCsrfToken, signIn } from './session.ts'
import { readJson, type Visitor } from './visitor.ts'

/** An operation as the site answers it in JSON. */
export type SiteOperation = {
  id: string
  verb: string
  status: string
  progress: number
  error?: { title: string }
  _links: Record<'self' | 'result' | 'cancel', { href: string } | undefined>
}

/** Some calls wait and some redirect: so many are never all of one kind. */
const callsAtOnce = 20

const deadlineMs = 30_000

/** A signed-in client, and how it shares a post. */
export async function enterSharing(
  site: Site,
  accept = 'application/json',
) {
  const visitor = accept === 'html' ? site.visit() : site.client()
  await signIn(visitor)
  const _csrf = await readCsrfToken(visitor)
  const share = (post: string, key: string = randomUUID()) =>
    visitor.post(`/posts/${post}/share`, { _csrf, key })
  return { visitor, share, _csrf }
}

/** Shares many posts at once; resolves with an answer that is a redirect to an operation. */
export async function findAccepted(
  { posts }: Site,
  share: (post: string, key: string) => Promise<SiteAnswer>,
) {
  const calls = posts.slice(0, callsAtOnce).map(async ({ id }) => {
    const key = randomUUID()
    return { post: id, key, answer: await share(id, key) }
  })
  const isAccepted = ({ headers }: SiteAnswer) =>
    /^\/operations\//.test(headers.location ?? '')
  return new Promise<Awaited<(typeof calls)[number]>>((resolve, reject) => {
    for (const call of calls)
      call.then(found => isAccepted(found.answer) && resolve(found), reject)
    const none = new Error(`none of ${callsAtOnce} calls was accepted`)
    Promise.all(calls).then(() => reject(none), reject)
  })
}

/** The first answer at `path` that is not open any more; rejects after a deadline. */
export async function followWhile(
  visitor: Visitor,
  path: string,
  isOpen: (answer: SiteAnswer) => boolean,
) {
  let answer = await visitor.get(path)
  const isOver = async () => {
    if (!isOpen(answer)) return true
    answer = await visitor.get(path)
    return false
  }
  await until(isOver, `${path} is over`, deadlineMs)
  return answer
}

export function followOperation(visitor: Visitor, path: string) {
  const isOpen = ({ status, headers }: SiteAnswer) =>
    status === 200 && headers['retry-after'] !== undefined
  return followWhile(visitor, path, isOpen)
}

export function readOperation(answer: SiteAnswer): SiteOperation {
  return readJson(answer)
}
