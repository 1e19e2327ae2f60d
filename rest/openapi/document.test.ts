import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Validator } from '@seriousme/openapi-schema-validator'
import { describeApi } from './document.ts'

test('the document is valid OpenAPI 3.1', async () => {
  const document = JSON.parse(JSON.stringify(describeApi()))

  const { valid, errors } = await new Validator().validate(document)

  assert.ok(valid, JSON.stringify(errors, undefined, 2))
})

test('every reference in it leads somewhere', () => {
  const document = describeApi()
  const text = JSON.stringify(document)
  const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)]

  const lost = references.filter(([, path]) => {
    let place: unknown = document
    for (const name of path.split('/'))
      place = (place as Record<string, unknown> | undefined)?.[name]
    return place === undefined
  })

  assert.deepEqual(lost, [])
  assert.ok(references.length > 50)
})
