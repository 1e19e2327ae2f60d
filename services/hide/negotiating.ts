import { negotiating } from '@workshop/platform/operations/negotiating'
import { startVariant } from '@workshop/services/variant'
import { createApp } from './app.ts'
import { createHide } from './hide.ts'
import { hideDescription } from './openapi.ts'

await startVariant({
  name: 'hide-negotiating',
  port: 5143,
  store: 'hide',
  description: hideDescription,
  createVerb: createHide,
  createApp: (hide, operations) =>
    createApp(hide, negotiating(hide, operations)),
})
