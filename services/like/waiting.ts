import { waiting } from '@workshop/platform/operations/waiting'
import { startVariant } from '@workshop/services/variant'
import { createApp } from './app.ts'
import { createLike } from './like.ts'
import { likeDescription } from './openapi.ts'
import { connectRest } from './rest-client.ts'

await startVariant({
  name: 'like-waiting',
  port: 5121,
  store: 'like',
  description: likeDescription,
  createVerb: context => createLike(context, connectRest(context)),
  createApp: (like, operations) =>
    createApp(like, waiting(like, operations)),
})
