import { waiting } from '@workshop/platform/operations/waiting'
import { startVariant } from '@workshop/services/variant'
import { createApp } from './app.ts'
import { createHide } from './hide.ts'
import { hideDescription } from './openapi.ts'

await startVariant({
  name: 'hide-waiting',
  port: 5141,
  store: 'hide',
  description: hideDescription,
  createVerb: createHide,
  createApp: (hide, operations) =>
    createApp(hide, waiting(hide, operations)),
})
