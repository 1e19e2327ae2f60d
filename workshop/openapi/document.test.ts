import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDocument } from '@workshop/platform/test/api-fuzz/document'
import {
  findInvalid,
  findReferences,
} from '@workshop/platform/test/openapi'
import { variantNames } from '@workshop/services/test/variant'
import { servedRoutes } from './served-routes.ts'
import { verbs } from './verbs.ts'

for (const { name, start } of verbs)
  for (const variant of variantNames)
    test(`${name}-${variant} serves a valid OpenAPI 3.1 document, and what it describes and no more`, async t => {
      const { document, app } = await start(t, variant)

      const described = readDocument(document).operations
      const { lost } = findReferences(document)

      assert.equal(await findInvalid(document), undefined)
      assert.deepEqual(lost, [])
      assert.deepEqual(
        described.map(({ method, path }) => `${method} ${path}`).sort(),
        servedRoutes(app).sort(),
      )
    })

test('the documents of the variants differ in the ways they answer', async t => {
  const [, { start }] = verbs
  const statuses: Record<string, string[]> = {}

  for (const variant of variantNames) {
    const { document } = await start(t, variant)
    const { responses } = document.paths['/posts/{post}/shares'].post
    statuses[variant] = Object.keys(responses)
  }

  const refusals = ['400', '413', '415', '422']
  const waiting = ['201', '202', ...refusals, '502', '503', '504']
  assert.deepEqual(statuses, {
    waiting,
    redirecting: ['202', ...refusals, '503'],
    negotiating: waiting,
  })
})
