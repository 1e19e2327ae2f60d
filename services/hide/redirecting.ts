import { redirecting } from '@workshop/platform/operations/redirecting'
import { startVariant } from '@workshop/services/variant'
import { createApp } from './app.ts'
import { createHide } from './hide.ts'
import { hideDescription } from './openapi.ts'

await startVariant({
  name: 'hide-redirecting',
  port: 5142,
  store: 'hide',
  description: hideDescription,
  createVerb: createHide,
  createApp: (hide, operations) =>
    createApp(hide, redirecting(hide, operations)),
})
