import { describeApi } from '../openapi/document.ts'

/** As much of JSON Schema as the document uses. */
export interface Schema {
  $ref?: string
  anyOf?: Schema[]
  enum?: unknown[]
  examples?: unknown[]
  type?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  minProperties?: number
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
}

type Content = Record<string, { schema: Schema }>

export interface Parameter {
  name: string
  in: 'query' | 'header'
  schema?: Schema
  content?: Content
}

export interface Operation {
  method: string
  path: string
  parameters: Parameter[]
  requestBody?: { content: Content }
  responses: Record<string, { $ref?: string; content?: Content }>
}

/** The document as a client gets it; its references name it. */
export const document = JSON.parse(
  JSON.stringify({ $id: 'api', ...describeApi() }).replaceAll(
    '"#/',
    '"api#/',
  ),
)

/** Follows a reference such as `api#/components/…`. */
export function resolve(ref: string) {
  const [, ...names] = ref.split('/')
  return names.reduce((place, name) => place[name], document)
}

type PathItem = Record<string, Partial<Operation>>

export const operations = Object.entries<PathItem>(document.paths).flatMap(
  ([path, { parameters: _, ...methods }]) =>
    Object.entries(methods).map(
      ([method, operation]) =>
        ({
          parameters: [],
          ...operation,
          path,
          method: method.toUpperCase(),
        }) as unknown as Operation,
    ),
)

export const isForOnePost = ({ path }: Operation) => path.includes('{id}')
