import {
  pathParameters,
  requestBody,
} from '@workshop/platform/openapi/parts'
import { refTo } from '@workshop/platform/openapi/schemas'
import type { VerbDescription } from '@workshop/platform/operations/openapi'
import { describeRead } from '@workshop/platform/operations/openapi-answers'
import * as z from 'zod'
import { newShareSchema, sharePath } from './share.ts'

export const shareDescription: VerbDescription = {
  description: 'A reader shares a post.',

  schemas: {
    NewShare: newShareSchema,
    Share: z.strictObject({
      id: z.string(),
      post: z.string(),
      user: z.string(),
      at: z.iso.datetime(),
    }),
  },

  paths: describeWork => ({
    '/posts/{post}/shares': {
      parameters: pathParameters(sharePath),
      post: describeWork('sharePost', 'Share a post', {
        requestBody: requestBody(['application/json'], {
          $ref: refTo('NewShare'),
        }),
      }),
    },
    '/posts/{post}/shares/{share}': {
      parameters: pathParameters(sharePath.extend({ share: z.string() })),
      get: describeRead(
        'readShare',
        'A share',
        { $ref: refTo('Share') },
        404,
      ),
    },
  }),
}
