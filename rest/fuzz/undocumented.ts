import { Ajv2020 } from 'ajv/dist/2020.js'
import {
  document,
  type Operation,
  operations,
  resolve,
} from './operations.ts'

const ajv = new Ajv2020({ strict: false })
ajv.addSchema(document)

type Answer = { status: number; type?: string; text: string }

/** Names the part of an answer that the document does not describe. */
export function findUndocumented(
  { responses }: Operation,
  { status, type = '', text }: Answer,
): string | undefined {
  const response = responses[status]
  if (!response) return `status ${status}: ${text}`
  const { content } = response.$ref ? resolve(response.$ref) : response
  if (!content) return text === '' ? undefined : `a body: ${text}`
  if (!content[type]) return `type ${type}`
  if (ajv.validate(content[type].schema, JSON.parse(text))) return
  return `${ajv.errorsText()} in ${text.slice(0, 500)}`
}

/** Documented statuses that came less often; the database never fails. */
export function findMissing(
  counts: Map<string, number>,
  least: { success: number; refusal: number },
) {
  const names = operations.flatMap(operation =>
    Object.keys(operation.responses).map(code => nameOf(operation, code)),
  )
  return names.filter(name => {
    const wanted = / 2\d\d$/.test(name) ? least.success : least.refusal
    return !name.endsWith(' 503') && (counts.get(name) ?? 0) < wanted
  })
}

/** `GET /api/posts 200` */
export const nameOf = ({ method, path }: Operation, status: string) =>
  `${method} ${path} ${status}`
