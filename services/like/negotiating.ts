import { negotiating } from '@workshop/platform/operations/negotiating'
import { startVariant } from '@workshop/services/variant'
import { createApp } from './app.ts'
import { openLikes } from './open.ts'

await startVariant({
  name: 'like-negotiating',
  port: 5123,
  store: 'like',
  createVerb: openLikes,
  createApp: (likes, operations) =>
    createApp(likes, negotiating(likes, operations)),
})
