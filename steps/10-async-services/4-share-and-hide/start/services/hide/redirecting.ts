import { startVariant } from '@workshop/services/variant'
import express from 'express'
import { createHide } from './hide.ts'
import { hideDescription } from './openapi.ts'

await startVariant({
  name: 'hide-redirecting',
  port: 5142,
  store: 'hide',
  description: hideDescription,
  createVerb: createHide,
  // TODO: make the app of the verb with the answer of this variant.
  createApp: () => express().use((_req, res) => void res.sendStatus(501)),
})
