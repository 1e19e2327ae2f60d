import type { Schema } from './type-of.ts'

type Content = Record<string, { schema: Schema }>
type Parameter = {
  name: string
  in: string
  required?: boolean
  description?: string
  schema?: Schema
  content?: Content
}
type Answer = { $ref?: string; description?: string; content?: Content }
type Operation = {
  tags: string[]
  summary: string
  parameters?: Parameter[]
  requestBody?: { content: Content }
  responses: Record<string, Answer>
}
type Path = { parameters?: Parameter[]; [method: string]: unknown }
type Document = {
  paths: Record<string, Path>
  components: { responses: Record<string, Answer> }
}

/** Every operation of an OpenAPI document, as the page shows it. */
export function listOperations({ paths, components }: Document) {
  return Object.entries(paths).flatMap(
    ([path, { parameters, ...methods }]) =>
      Object.entries(methods as Record<string, Operation>).map(
        ([method, operation]) => {
          const all = [
            ...(parameters ?? []),
            ...(operation.parameters ?? []),
          ]
          return {
            method: method.toUpperCase(),
            path,
            tag: operation.tags[0],
            summary: operation.summary,
            parameters: all.map(showParameter),
            body: showContent(operation.requestBody?.content),
            answers: Object.entries(operation.responses).map(showAnswer),
            isLink: method === 'get' && !path.includes('{'),
          }
        },
      ),
  )

  function showAnswer([status, answer]: [string, Answer]) {
    const name = answer.$ref?.split('/').at(-1)
    const { description, content } = name
      ? components.responses[name]
      : answer
    return { status, description, ...showContent(content) }
  }
}

function showParameter({ schema, content, in: place, ...rest }: Parameter) {
  return { schema, ...showContent(content), place, ...rest }
}

/** A body has the same schema in each of its media types. */
function showContent(content: Content = {}) {
  const types = Object.keys(content)
  return types.length > 0 ? { types, ...content[types[0]] } : undefined
}
