import { negotiating } from '@workshop/platform/operations/negotiating'
import { startVariant } from '@workshop/services/variant'
import { createApp } from './app.ts'
import { createLike } from './like.ts'
import { likeDescription } from './openapi.ts'
import { connectRest } from './rest-client.ts'

await startVariant({
  name: 'like-negotiating',
  port: 5123,
  store: 'like',
  description: likeDescription,
  createVerb: context => createLike(context, connectRest(context)),
  createApp: (like, operations) =>
    createApp(like, negotiating(like, operations)),
})
