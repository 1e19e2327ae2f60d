import type { Change } from '@workshop/datasets/posts/change'
import type { Changes } from '../changes/page.ts'
import type { Api, Texts } from './api.ts'

/** A reader of the feed that keeps its copy of the posts, as the receivers do. */
export function createReader({ get }: Pick<Api, 'get'>) {
  const copy = new Map<string, { at: string; post?: unknown }>()
  let path = '/api/changes?since=0'

  async function read(headers: Texts = {}, limit?: number) {
    const at = limit ? path.replace(/&limit=.*|$/, `&limit=${limit}`) : path
    const answer = await get(at, headers)
    const page = answer.data as Changes
    for (const change of page.changes ?? []) {
      const { id, at } = change
      const known = copy.get(id)
      if (known && known.at >= at) continue
      copy.set(id, { at, post: postOf(change) })
    }
    if (page._links?.next) path = page._links.next.href
    return { ...answer, ...page }
  }

  return {
    read,
    /** Reads on until a snapshot is whole and nothing more is known. */
    async catchUp(limit?: number) {
      for (;;) {
        const { snapshot, complete } = await read({}, limit)
        if (!snapshot && complete) return
      }
    },
    /** Its posts by id. */
    posts: () =>
      new Map(
        [...copy].flatMap(([id, { post }]) => (post ? [[id, post]] : [])),
      ),
    path: () => path,
    go(to: string) {
      path = to
    },
  }
}

/** Of a deletion undefined. */
export function postOf(change: Change) {
  return change.type === 'upsert' ? change.post : undefined
}

/** A reader that knows all there is. */
export async function readerAtEnd(api: Api) {
  const reader = createReader(api)
  await reader.catchUp()
  return reader
}
