import { hiddenPostsLimit } from '@workshop/datasets/posts/without'
import {
  pathParameters,
  problemAnswer,
} from '@workshop/platform/openapi/parts'
import { refTo } from '@workshop/platform/openapi/schemas'
import type { VerbDescription } from '@workshop/platform/operations/openapi'
import { describeRead } from '@workshop/platform/operations/openapi-answers'
import { userPath } from '@workshop/services/marks'
import { describeMark, markSchema } from '@workshop/services/marks-openapi'
import * as z from 'zod'

const tooMany = problemAnswer('The reader has hidden too many posts')

export const hideDescription: VerbDescription = {
  description: 'A reader hides a post.',

  schemas: {
    HiddenPost: markSchema,
    HiddenPosts: z.strictObject({
      user: z.string(),
      posts: z.array(z.string()).max(hiddenPostsLimit),
    }),
  },

  paths: describeWork => ({
    '/users/{user}/hidden/{post}': describeMark(
      describeWork,
      'HiddenPost',
      { put: 'Hide a post', remove: 'Show a hidden post again' },
      { 409: tooMany },
    ),
    '/users/{user}/hidden': {
      parameters: pathParameters(userPath),
      get: describeRead(
        'listHiddenPosts',
        'All of them, the newest first',
        {
          $ref: refTo('HiddenPosts'),
        },
      ),
    },
  }),
}
