import { waiting } from '@workshop/platform/operations/waiting'
import { startVariant } from '@workshop/services/variant'
import { createApp } from './app.ts'
import { openLikes } from './open.ts'

await startVariant({
  name: 'like-waiting',
  port: 5121,
  store: 'like',
  createVerb: openLikes,
  createApp: (likes, operations) =>
    createApp(likes, waiting(likes, operations)),
})
