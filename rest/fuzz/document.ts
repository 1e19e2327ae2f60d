import { describeApi } from '../openapi/document.ts'
import type { Schema } from './value.ts'

export type Parameter = {
  name: string
  in: 'query' | 'header' | 'path'
  required?: boolean
  schema?: Schema
  content?: Record<string, { schema: Schema }>
}

export type Response = {
  $ref?: string
  content?: Record<string, { schema: Schema }>
}

export type Operation = {
  path: string
  method: string
  parameters: Parameter[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, Response>
}

type PathItem = Record<string, Omit<Operation, 'path' | 'method'>>

/** The document as a client gets it. */
export const document = JSON.parse(JSON.stringify(describeApi()))

/** What stands at `#/components/…`. */
export function resolve(ref: string) {
  const names = ref.slice(2).split('/')
  return names.reduce((place, name) => place[name], document)
}

export const operations: Operation[] = Object.entries<PathItem>(
  document.paths,
).flatMap(([path, { parameters: shared, ...methods }]) =>
  Object.entries(methods).map(([method, operation]) => ({
    ...operation,
    path,
    method: method.toUpperCase(),
    parameters: [
      ...((shared as unknown as Parameter[]) ?? []),
      ...(operation.parameters ?? []),
    ],
  })),
)
