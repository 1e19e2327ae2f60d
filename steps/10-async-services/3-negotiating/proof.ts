import type { Proof } from '@workshop/workshop/exercises/proof'

const file = 'platform/operations/negotiating.ts'
const choice = 'isAsync ? redirect(req, res, next) : wait(req, res, next)'

export const proof: Proof = {
  start: 'answers 501',
  wrong: [
    {
      name: 'every client waits',
      file,
      replace: choice,
      by: 'wait(req, res, next)',
      hint: 'waits for the partner',
    },
    {
      name: 'every client is redirected',
      file,
      replace: choice,
      by: 'redirect(req, res, next)',
      hint: 'without a preference gets 202',
    },
    {
      name: 'a client is redirected unless it prefers to wait',
      file,
      replace: 'preferences.respondAsync && preferences.wait === undefined',
      by: 'preferences.wait === undefined',
      hint: 'without a preference gets 202',
    },
    {
      name: 'the header is compared as text',
      file,
      replace: 'preferences.respondAsync &&',
      by: "req.get('Prefer') === 'respond-async' &&",
      hint: 'The header is a list',
    },
    {
      name: 'respond-async outweighs wait',
      file,
      replace: ' && preferences.wait === undefined',
      by: '',
      hint: 'This client waits first',
    },
    {
      name: 'the ways are exchanged',
      file,
      replace: choice,
      by: 'isAsync ? wait(req, res, next) : redirect(req, res, next)',
      hint: 'without a preference gets 202',
    },
  ],
}
