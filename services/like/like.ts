import { randomUUID } from 'node:crypto'
import { name } from '@workshop/platform/fields'
import type { Verb } from '@workshop/platform/operations/verb'
import type { Partner } from '@workshop/services/partner-client'
import type { Db } from 'mongodb'
import { z } from 'zod'

const path = z.object({ post: name(64), user: name(64) })

/** A like is put, or taken back. */
type Like = { post: string; user: string; on: boolean }

type StoredLike = {
  _id: string
  post: string
  user: string
  /** The partner's key: a new one for each time that the user likes the post. */
  token: string
  at: Date
  /** Present once the partner has it. */
  sentAt?: Date
  /** Present while it is being taken back: it does not count any more. */
  removing?: true
}

const counted = { removing: { $exists: false } }

export type Likes = ReturnType<typeof createLikes>

/** A reader likes a post, once however often the button is pressed. */
export function createLikes(
  db: Db,
  partner: Partner,
  /** Hears of each post whose number of likes may have changed. */
  onChange: (post: string) => Promise<unknown>,
) {
  const likes = db.collection<StoredLike>('likes')
  const idOf = ({ post, user }: Pick<Like, 'post' | 'user'>) =>
    JSON.stringify([post, user])

  async function put(like: Like, signal: AbortSignal) {
    const { post, user } = like
    const stored = await likes.findOneAndUpdate(
      { _id: idOf(like) },
      {
        $setOnInsert: { post, user, token: randomUUID(), at: new Date() },
        $unset: { removing: '' },
      },
      { upsert: true, returnDocument: 'after' },
    )
    const token = stored?.token ?? ''
    await onChange(post)
    await partner.take('like', token, signal)
    await likes.updateOne(
      { _id: idOf(like), token },
      { $set: { sentAt: new Date() } },
    )
  }

  async function remove(like: Like, signal: AbortSignal) {
    const _id = idOf(like)
    const stored = await likes.findOneAndUpdate(
      { _id },
      { $set: { removing: true as const } },
    )
    if (!stored) return
    const { token } = stored
    await onChange(like.post)
    await partner.take('unlike', `${token}-undone`, signal)
    await likes.deleteOne({ _id, token, removing: true })
  }

  const verb: Verb<Like> = {
    name: 'like',

    read: ({ params, method }) => ({
      ...path.parse(params),
      on: method === 'PUT',
    }),

    async perform(like, { signal }) {
      await (like.on ? put(like, signal) : remove(like, signal))
      return { location: pathOfLike(like) }
    },

    async undo(like) {
      const _id = idOf(like)
      await (like.on
        ? likes.deleteOne({ _id, sentAt: { $exists: false } })
        : likes.updateOne({ _id }, { $unset: { removing: '' } }))
      await onChange(like.post)
    },
  }

  return {
    ...verb,

    prepare: () =>
      likes.createIndexes([
        { key: { post: 1 }, name: 'post' },
        { key: { user: 1, at: -1 }, name: 'user' },
      ]),

    count: (post: string) => likes.countDocuments({ post, ...counted }),

    isLiked: async (post: string, user: string) =>
      (await likes.findOne({ _id: idOf({ post, user }), ...counted })) !==
      null,

    /** Of these posts, those that the user likes. */
    async of(user: string, posts: string[]) {
      const ids = posts.map(post => idOf({ post, user }))
      const found = likes.find({ _id: { $in: ids }, ...counted })
      return (await found.toArray()).map(({ post }) => post)
    },
  }
}

/** The like, or the number of likes once it is taken back. */
function pathOfLike({ post, user, on }: Like) {
  const all = `/posts/${encodeURIComponent(post)}/likes`
  return on ? `${all}/${encodeURIComponent(user)}` : all
}
