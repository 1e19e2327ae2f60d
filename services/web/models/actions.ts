import type {
  Action,
  Actions,
  ReaderOperation,
} from '@workshop/monolithic/site/models'
import type { Call, Client } from '@workshop/platform/client/client'
import { Problem } from '@workshop/platform/errors'
import { pathOf } from './path.ts'

/** A waiting service may take as long as it was asked to, and a little more to answer. */
const waitSeconds = 5
const marginMs = 1000
const waitMs = waitSeconds * 1000 + marginMs

/** How each variant is called. A full queue and a late answer are no failures of a replica. */
const calls: Record<string, Call> = {
  waiting: {
    headers: { prefer: `wait=${waitSeconds}` },
    deadlineMs: waitMs,
    tryTimeoutMs: waitMs,
    agreed: [503, 504],
  },
  redirecting: { headers: { prefer: 'respond-async' }, agreed: [503] },
  negotiating: {
    headers: { prefer: `respond-async, wait=${waitSeconds}` },
    deadlineMs: waitMs,
    tryTimeoutMs: waitMs,
    agreed: [503, 504],
  },
}

/** Only a call that starts work prefers a way to be answered. */
export function callOf(variant: string, { idempotencyKey }: Call): Call {
  return idempotencyKey ? calls[variant] : {}
}

/** What each verb's service is asked for. */
const requests: Record<Action['verb'], (action: Action) => Request> = {
  like: ({ post, user, undo }) => ({
    path: pathOf('posts', post, 'likes', user),
    method: undo ? 'DELETE' : 'PUT',
  }),
  share: ({ post, user }) => ({
    path: pathOf('posts', post, 'shares'),
    method: 'POST',
    data: { user },
  }),
  hide: ({ post, user, undo }) => ({
    path: pathOf('users', user, 'hidden', post),
    method: undo ? 'DELETE' : 'PUT',
  }),
}

type Request = Pick<Call, 'method' | 'data'> & { path: string | null }

/** An operation as a service answers it. */
type Answered = Omit<ReaderOperation, 'result'> & {
  _links: { result?: { href: string } }
}

/** The site's actions, each on the service of its verb. */
export function createActions(verbs: Record<string, Client>): Actions {
  async function follow(
    method: 'GET' | 'DELETE',
    [verb, id, user]: [string, string, string],
  ) {
    const path = pathOf('operations', id)
    if (!path || !Object.hasOwn(verbs, verb)) throw unknown()
    const call = { method, params: { user } }
    const { status, data } = await verbs[verb].call<Answered>(path, call)
    if (status === 404) throw unknown()
    return toOperation(data)
  }

  async function findPosts(
    verb: Action['verb'],
    path: string | null,
    params?: Call['params'],
  ) {
    if (!path) return []
    const { data } = await verbs[verb].call<{ posts: string[] }>(path, {
      params,
    })
    return data.posts
  }

  return {
    verbs: Object.keys(verbs) as Action['verb'][],
    async perform(action) {
      const { path, ...request } = requests[action.verb](action)
      if (!path) throw new Problem(404, 'There is no such post')
      const { status, data } = await verbs[action.verb].call<Answered>(
        path,
        {
          ...request,
          idempotencyKey: action.key,
        },
      )
      return status === 202 ? toOperation(data) : undefined
    },
    find: (...operation) => follow('GET', operation),
    cancel: (...operation) => follow('DELETE', operation),
    liked: (user, posts) =>
      findPosts('like', pathOf('users', user, 'likes'), {
        posts: posts.join(','),
      }),
    hidden: user => findPosts('hide', pathOf('users', user, 'hidden')),
  }
}

/** The result of a service, as a page of the site. */
function toOperation({ _links, ...operation }: Answered): ReaderOperation {
  const [, folder, post] = _links.result?.href.split('/') ?? []
  const result = folder === 'posts' ? `/posts/${post}` : '/'
  return { ...operation, result: _links.result && result }
}

function unknown() {
  return new Problem(404, 'There is no such operation')
}
