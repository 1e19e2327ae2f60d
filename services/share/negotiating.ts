import { negotiating } from '@workshop/platform/operations/negotiating'
import { startVariant } from '@workshop/services/variant'
import { createApp } from './app.ts'
import { shareDescription } from './openapi.ts'
import { createShare } from './share.ts'

await startVariant({
  name: 'share-negotiating',
  port: 5133,
  store: 'share',
  description: shareDescription,
  createVerb: createShare,
  createApp: (share, operations) =>
    createApp(share, negotiating(share, operations)),
})
