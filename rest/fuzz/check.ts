import { Ajv2020 } from 'ajv/dist/2020.js'
import { document, type Operation, resolve } from './document.ts'

const ajv = new Ajv2020({ strict: false })
ajv.addSchema({ $id: 'api', ...document })

export type Answer = { status: number; type?: string; text: string }

/** What an answer has that the document does not say; undefined when it is as documented. */
export function findUndocumented(
  { responses }: Operation,
  { status, type, text }: Answer,
): string | undefined {
  const said = responses[status]
  if (!said || status >= 500) return `status ${status}: ${text}`
  const { content } = said.$ref ? resolve(said.$ref) : said
  if (!content) return text === '' ? undefined : `a body: ${text}`

  const media = content[type ?? '']
  if (!media) return `type ${type}`
  const isValid = ajv.compile(place(media.schema))
  if (isValid(JSON.parse(text))) return
  return `${ajv.errorsText(isValid.errors)} in ${text.slice(0, 500)}`
}

/** The same schema, its references leading into the document. */
function place(schema: object) {
  const text = JSON.stringify(schema)
  return JSON.parse(text.replaceAll('"#/components', '"api#/components'))
}
