import { createApp as createHideApp } from '@workshop/hide/app'
import { createHide } from '@workshop/hide/hide'
import { hideDescription } from '@workshop/hide/openapi'
import { createApp as createLikeApp } from '@workshop/like/app'
import { createLike } from '@workshop/like/like'
import { likeDescription } from '@workshop/like/openapi'
import type { Client } from '@workshop/platform/client/client'
import { createApp as createShareApp } from '@workshop/share/app'
import { shareDescription } from '@workshop/share/openapi'
import { createShare } from '@workshop/share/share'
import { describedVerb } from './stand.ts'

/** A REST layer without posts. */
const rest = {
  call: async () => ({ status: 404, headers: {}, data: {} }),
} as unknown as Pick<Client, 'call'>

const { encodeURIComponent: encode } = globalThis

/** Every verb whose variants have a document of their own. */
export const verbs = [
  describedVerb({
    name: 'like',
    description: likeDescription,
    createVerb: context => createLike(context, rest),
    createApp: createLikeApp,
    effects: 'likes',
    pathOf: ({ post, user }) =>
      `/posts/${encode(post)}/likes/${encode(user)}`,
  }),
  describedVerb({
    name: 'share',
    description: shareDescription,
    createVerb: createShare,
    createApp: createShareApp,
    effects: 'shares',
    pathOf: ({ _id, post }) => `/posts/${encode(post)}/shares/${_id}`,
  }),
  describedVerb({
    name: 'hide',
    description: hideDescription,
    createVerb: createHide,
    createApp: createHideApp,
    effects: 'hidden',
    pathOf: ({ post, user }) =>
      `/users/${encode(user)}/hidden/${encode(post)}`,
  }),
]
