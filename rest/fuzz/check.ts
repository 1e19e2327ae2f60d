import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
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
  const isValid = validatorOf(media.schema)
  if (isValid(JSON.parse(text))) return
  return `${ajv.errorsText(isValid.errors)} in ${text.slice(0, 500)}`
}

const validators = new Map<string, ValidateFunction>()

/** Compiled once; the schema's references lead into the document. */
function validatorOf(schema: object) {
  const text = JSON.stringify(schema)
  const placed = text.replaceAll('"#/components', '"api#/components')
  const known = validators.get(placed)
  if (known) return known

  const validator = ajv.compile(JSON.parse(placed))
  validators.set(placed, validator)
  return validator
}
