import { waiting } from '@workshop/platform/operations/waiting'
import { startVariant } from '@workshop/services/variant'
import { createApp } from './app.ts'
import { shareDescription } from './openapi.ts'
import { createShare } from './share.ts'

await startVariant({
  name: 'share-waiting',
  port: 5131,
  store: 'share',
  description: shareDescription,
  createVerb: createShare,
  createApp: (share, operations) =>
    createApp(share, waiting(share, operations)),
})
