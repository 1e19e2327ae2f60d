import type fc from 'fast-check'
import type { Operation, Parameter } from './document.ts'

/** The generators of all parameters of a kind, by name. */
export function named(
  parameters: Parameter[],
  place: Parameter['in'],
  textOf: (parameter: Parameter) => fc.Arbitrary<string>,
) {
  const kind = parameters.filter(parameter => parameter.in === place)
  return Object.fromEntries(
    kind.map(parameter => [parameter.name, textOf(parameter)]),
  )
}

/** The headers that make a request conditional, by what is answered where the condition fails. */
export function conditions({ responses }: Operation) {
  const names = { 304: 'If-None-Match', 412: 'If-Match' }
  return Object.entries(names)
    .filter(([status]) => status in responses)
    .map(([, name]) => name)
}

export function bodySchema({ requestBody }: Operation) {
  return Object.values(requestBody?.content ?? {})[0]?.schema
}

/** Whether it is about one post, which the path names. */
export function isOfOne({ path }: Operation) {
  return path.includes('{id}')
}
