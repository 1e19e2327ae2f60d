import { sendPage } from '@workshop/platform/pages/pages'
import type { RequestHandler } from 'express'
import type { describeApi } from './document.ts'
import { listOperations } from './list-operations.ts'
import { proseOf, typeOf } from './type-of.ts'

type Api = ReturnType<typeof describeApi>

/** The OpenAPI document as a page, which needs no script. */
export function answerDocs(api: Api): RequestHandler {
  const operations = listOperations(api)
  const names = new Set(operations.map(({ tag }) => tag))
  const tags = [...names].map(name => [
    name,
    operations.filter(({ tag }) => tag === name),
  ])
  const schemas = Object.entries(api.components.schemas)
  const data = { info: api.info, tags, schemas, proseOf, typeOf }

  return async function showDocs(_req, res) {
    await sendPage(res, 'rest/openapi/docs.ejs', data)
  }
}
