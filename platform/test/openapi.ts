import { Validator } from '@seriousme/openapi-schema-validator'

/** What OpenAPI 3.1 forbids in a document, as text; undefined for a valid one. */
export async function findInvalid(document: object) {
  const copy = JSON.parse(JSON.stringify(document))
  const { valid, errors } = await new Validator().validate(copy)
  return valid ? undefined : JSON.stringify(errors, undefined, 2)
}

/** The references of a document, and those that lead nowhere. */
export function findReferences(document: object) {
  const text = JSON.stringify(document)
  const all = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
    ([, path]) => path,
  )
  const lost = all.filter(path => {
    let place: unknown = document
    for (const name of path.split('/'))
      place = (place as Record<string, unknown> | undefined)?.[name]
    return place === undefined
  })
  return { all, lost }
}
