import type { Changes } from '../changes/schema.ts'
import type { Api, Texts } from './api.ts'

/** A reader of the feed that keeps its copy of the posts, as the receivers do. */
export function createReader({ get }: Pick<Api, 'get'>) {
  const copy = new Map<string, { at: string; post?: unknown }>()
  let path = '/api/changes?since=0'

  async function read(headers: Texts = {}, limit?: number) {
    const at = limit ? path.replace(/&limit=.*|$/, `&limit=${limit}`) : path
    const answer = await get(at, headers)
    const page = answer.data as Changes
    for (const { id, at, type, post } of page.changes ?? []) {
      const known = copy.get(id)
      if (known && known.at >= at) continue
      copy.set(id, type === 'upsert' ? { at, post } : { at })
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
    /** What it holds, by id. */
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

/** A reader that knows all there is. */
export async function readerAtEnd(api: Api) {
  const reader = createReader(api)
  await reader.catchUp()
  return reader
}
