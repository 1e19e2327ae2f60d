import { keyOf } from '@workshop/datasets/posts/key'
import { name } from '@workshop/platform/fields'
import type { Attempt, Verb } from '@workshop/platform/operations/verb'
import type { Collection } from 'mongodb'
import { z } from 'zod'
import {
  createMarkStore,
  idOf,
  isMarked,
  type Mark,
  removedMarks,
  type StoredMark,
} from './mark-store.ts'
import { effectKeyOf, type Partner } from './partner-client.ts'

export const noFields = z.strictObject({})

/** A post's id, as the REST layer writes it. */
export const postId = name(64)
  .regex(/^[^,]*$/, 'must not contain a comma')
  .transform(id => String(keyOf(id)))
export const userPath = z.object({ user: name(64) })
export const postPath = z.object({ post: postId })
export const markPath = userPath.extend(postPath.shape)

/** To put a mark, or to take it back. */
export type MarkRequest = Mark & { on: boolean }

type MarksOptions = {
  collection: Collection<StoredMark>
  partner: Partner
  /** The words at the partner: `like` and `unlike`. */
  verb: string
  reverse: string
  /** The path of a mark, or of the place where it was. */
  pathOf(request: MarkRequest): string
  /** What its service finds marks by. */
  index: Record<string, 1 | -1>
  /** Called before and after each write. */
  onChange?(mark: Mark): Promise<unknown>
  /** Rejects with a Problem where a new mark is refused. */
  check?(mark: StoredMark): Promise<void>
}

/** A reader marks a post, once however often the request comes, and may take it back. */
export function createMarks(options: MarksOptions) {
  const { collection, partner, verb, reverse, pathOf, index } = options
  const { onChange = async () => {}, check } = options
  const store = createMarkStore(collection)

  async function put(mark: Mark, work: Attempt) {
    if (await store.renew(mark, work)) return

    const own = effectKeyOf(verb, mark.post, mark.user, work.key)
    const stored = await changing(mark, () => store.put(mark, work, own))
    if (stored.removal) return
    await check?.(stored)
    await partner.take(verb, stored.token, work.signal)
    await store.sent(mark, stored.token)
  }

  async function remove(mark: Mark, work: Attempt) {
    const stored = await changing(mark, () =>
      store.startRemoval(mark, work),
    )
    if (!stored) return

    const { token } = stored
    await partner.take(reverse, `${token}-undone`, work.signal)
    await changing(mark, () => store.finishRemoval(mark, work, token))
  }

  /** Before the write, so that a crash after it is no loss; after it for the new state. */
  async function changing<Result>(
    mark: Mark,
    write: () => Promise<Result>,
  ) {
    await onChange(mark)
    const result = await write()
    await onChange(mark)
    return result
  }

  const asVerb: Verb<MarkRequest> = {
    name: verb,

    read({ params, query, body, method }) {
      noFields.parse(query)
      noFields.optional().parse(body)
      return { ...markPath.parse(params), on: method === 'PUT' }
    },

    async perform(request, attempt) {
      const { on, ...mark } = request
      await (on ? put(mark, attempt) : remove(mark, attempt))
      return { location: pathOf(request) }
    },

    async undo({ on, ...mark }, key) {
      await changing(mark, () =>
        on ? store.undoPut(mark, key) : store.undoRemoval(mark),
      )
    },
  }

  return {
    ...asVerb,

    prepare: () => collection.createIndexes([{ key: index }, removedMarks]),

    /** Null where the user has not marked the post. */
    find: (mark: Mark) =>
      collection.findOne<Mark & { at: Date }>(
        { _id: idOf(mark), ...isMarked },
        { projection: { _id: 0, post: 1, user: 1, at: 1 } },
      ),

    /** Of these posts, those that the user has marked. */
    async of(user: string, posts: string[]) {
      const ids = posts.map(post => idOf({ post, user }))
      const found = collection.find({ _id: { $in: ids }, ...isMarked })
      return (await found.toArray()).map(({ post }) => post)
    },
  }
}
