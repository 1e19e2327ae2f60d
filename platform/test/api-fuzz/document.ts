import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

/** As much of JSON Schema as our documents use. */
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

export type Content = Record<string, { schema: Schema }>

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  schema?: Schema
  content?: Content
}

interface Response {
  $ref?: string
  content?: Content
  headers?: Record<string, { required?: boolean }>
}

export interface DescribedOperation {
  method: string
  path: string
  parameters: Parameter[]
  requestBody?: { content: Content }
  responses: Record<string, Response>
}

export type ApiDocument = ReturnType<typeof readDocument>

/** An OpenAPI document: its operations, and its schemas as far as they are needed. */
export function readDocument(described: object) {
  // As a client gets it; its references name it.
  const text = JSON.stringify({ $id: 'api', ...described })
  const document = JSON.parse(text.replaceAll('"#/', '"api#/'))
  const ajv = addFormats.default(new Ajv2020({ strict: false }))
  ajv.addSchema(document)

  /** Follows a reference such as `api#/components/…`. */
  function resolve<Part extends { $ref?: string }>(part: Part): Part {
    if (!part.$ref) return part
    const [, ...names] = part.$ref.split('/')
    return names.reduce((place, name) => place[name], document)
  }

  /** Why a value is not what its schema says, if it is not. */
  function findError(schema: Schema, value: unknown) {
    return ajv.validate(schema, value) ? undefined : ajv.errorsText()
  }

  return { operations: operationsIn(document.paths), resolve, findError }
}

type PathItem = Record<string, Partial<DescribedOperation>> & {
  parameters?: Parameter[]
}

function operationsIn(paths: Record<string, PathItem>) {
  return Object.entries(paths).flatMap(
    ([path, { parameters: shared = [], ...methods }]) =>
      Object.entries(methods).map(([method, operation]) => {
        const parameters = [...shared, ...(operation.parameters ?? [])]
        return {
          ...operation,
          ...{ path, parameters, method: method.toUpperCase() },
        } as DescribedOperation
      }),
  )
}

/** `GET /api/posts 200` */
export function nameOf(
  { method, path }: DescribedOperation,
  status: number | string,
) {
  return `${method} ${path} ${status}`
}
