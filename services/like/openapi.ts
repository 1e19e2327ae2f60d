import {
  pathParameters,
  queryParameters,
} from '@workshop/platform/openapi/parts'
import { refTo } from '@workshop/platform/openapi/schemas'
import type { VerbDescription } from '@workshop/platform/operations/openapi'
import { describeRead } from '@workshop/platform/operations/openapi-answers'
import { postPath, userPath } from '@workshop/services/marks'
import { describeMark, markSchema } from '@workshop/services/marks-openapi'
import * as z from 'zod'
import { postsQuery } from './app.ts'

export const likeDescription: VerbDescription = {
  description: 'A reader likes a post.',

  schemas: {
    Like: markSchema,
    Likes: z.strictObject({ post: z.string(), likes: z.int().min(0) }),
    LikedPosts: z.strictObject({
      user: z.string(),
      posts: z.array(z.string()),
    }),
  },

  paths: describeWork => ({
    '/posts/{post}/likes/{user}': describeMark(describeWork, 'Like', {
      put: 'Like a post',
      remove: 'Take a like back',
    }),
    '/posts/{post}/likes': {
      parameters: pathParameters(postPath),
      get: describeRead('countLikes', 'How many readers like a post', {
        $ref: refTo('Likes'),
      }),
    },
    '/users/{user}/likes': {
      parameters: [
        ...pathParameters(userPath),
        ...queryParameters(postsQuery),
      ],
      get: describeRead(
        'findLikes',
        'The posts of a list that a reader likes',
        {
          $ref: refTo('LikedPosts'),
        },
      ),
    },
  }),
}
