import { keyOf } from '@workshop/datasets/posts/key'
import { name } from '@workshop/platform/fields'
import type { Attempt, Verb } from '@workshop/platform/operations/verb'
import type { Collection, IndexDescription } from 'mongodb'
import * as z from 'zod'
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
  indexes: IndexDescription[]
  /** Part of each write that changes the number of marks. */
  note?(): Pick<StoredMark, 'unpublished'>
  /** Rejects with a Problem where a new mark is refused. */
  check?(mark: StoredMark): Promise<void>
}

/** A reader marks a post, once however often the request comes, and may take it back. */
export function createMarks(options: MarksOptions) {
  const { collection, partner, verb, reverse, pathOf, indexes } = options
  const { note, check } = options
  const store = createMarkStore(collection, note)

  async function put(mark: Mark, work: Attempt) {
    const own = effectKeyOf(verb, mark.post, mark.user, work.key)
    const stored = await store.put(mark, work, own)
    // A later request takes it back. If that one fails, no unsent mark may stay.
    if (stored.removal) return store.undoPut(mark, work.key)
    if (stored.sentAt) return
    await check?.(stored)
    await partner.take(verb, stored.token, work.signal)
    await store.sent(mark, stored.token)
  }

  async function remove(mark: Mark, work: Attempt) {
    const stored = await store.startRemoval(mark, work)
    if (!stored) return
    const { token } = stored
    await partner.take(reverse, `${token}-undone`, work.signal)
    await store.finishRemoval(mark, work, token)
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

    undo: ({ on, ...mark }, key) =>
      on ? store.undoPut(mark, key) : store.undoRemoval(mark),
  }

  return {
    ...asVerb,

    prepare: () => collection.createIndexes([...indexes, removedMarks]),

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
