import { redirecting } from '@workshop/platform/operations/redirecting'
import { startVariant } from '@workshop/services/variant'
import { createApp } from './app.ts'
import { createLike } from './like.ts'
import { likeDescription } from './openapi.ts'
import { connectRest } from './rest-client.ts'

await startVariant({
  name: 'like-redirecting',
  port: 5122,
  store: 'like',
  description: likeDescription,
  createVerb: context => createLike(context, connectRest(context)),
  createApp: (like, operations) =>
    createApp(like, redirecting(like, operations)),
})
