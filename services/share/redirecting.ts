import { redirecting } from '@workshop/platform/operations/redirecting'
import { startVariant } from '@workshop/services/variant'
import { createApp } from './app.ts'
import { shareDescription } from './openapi.ts'
import { createShare } from './share.ts'

await startVariant({
  name: 'share-redirecting',
  port: 5132,
  store: 'share',
  description: shareDescription,
  createVerb: createShare,
  createApp: (share, operations) =>
    createApp(share, redirecting(share, operations)),
})
