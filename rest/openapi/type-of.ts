import ejs from 'ejs'

export type Schema = {
  $ref?: string
  anyOf?: Schema[]
  type?: string
  items?: Schema
  enum?: string[]
  minimum?: number
  maximum?: number
  default?: unknown
}

/** A schema in a few words of HTML: `list of NewPost`, with a link to `NewPost`. */
export function typeOf(schema: Schema): string {
  const { $ref, anyOf, items, type = 'any' } = schema
  if ($ref) return linkTo($ref.split('/').at(-1) ?? '')
  if (anyOf) return anyOf.map(typeOf).join(' or ')
  if (items) return `list of ${typeOf(items)}`
  if (schema.enum) return proseOf(schema.enum.map(quote).join(', '))
  return [type, ...limitsOf(schema)].join(', ')
}

/** A Markdown text: of its marks, only those of code are used. */
export function proseOf(text = '') {
  return ejs.escapeXML(text).replace(/`([^`]+)`/g, '<code>$1</code>')
}

const linkTo = (name: string) => `<a href="#${name}">${name}</a>`
const quote = (value: string) => `\`${value}\``

function limitsOf({ minimum, maximum, ...schema }: Schema) {
  const limits = minimum === undefined ? [] : [`${minimum} to ${maximum}`]
  if ('default' in schema) limits.push(`default ${schema.default}`)
  return limits
}
