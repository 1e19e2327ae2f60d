import { redirecting } from '@workshop/platform/operations/redirecting'
import { startVariant } from '@workshop/services/variant'
import { createApp } from './app.ts'
import { openLikes } from './open.ts'

await startVariant({
  name: 'like-redirecting',
  port: 5122,
  store: 'like',
  createVerb: openLikes,
  createApp: (likes, operations) =>
    createApp(likes, redirecting(likes, operations)),
})
