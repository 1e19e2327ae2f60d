import fc from 'fast-check'
import { anyJson } from '../fuzz.ts'
import type {
  ApiDocument,
  DescribedOperation,
  Parameter,
  Schema,
} from './document.ts'
import { oneOr, type Part, printable, type Rules } from './part.ts'
import { spoilt, toJson } from './spoilt.ts'
import { valuesOf } from './values.ts'

export type NamedParts = (readonly [name: string, part: Part<string>])[]

/** Texts for the path's parameters. */
export function pathValuesOf(
  api: ApiDocument,
  operation: DescribedOperation,
  rules: Rules = {},
) {
  return recordOf(parametersIn(api, operation, 'path', rules), 'valid')
}

export function parametersIn(
  api: ApiDocument,
  { parameters }: DescribedOperation,
  place: Parameter['in'],
  rules: Rules,
): NamedParts {
  return parameters
    .filter(parameter => parameter.in === place)
    .map(each => [each.name, partOf(api, each, rules)])
}

/** A parameter as text; a list is separated by commas. */
function partOf(
  api: ApiDocument,
  { name, in: place, schema = {}, content }: Parameter,
  { parameters = {} }: Rules,
): Part<string> {
  const json = content?.['application/json'].schema
  const values = json
    ? valuesOf(api, json).map(toJson)
    : valuesOf(api, schema).map(String)
  const usual = {
    valid: place === 'path' ? values.filter(isSegment) : values,
    invalid:
      place === 'header'
        ? oneOr(printable, '', 'x'.repeat(300))
        : invalidText(api, json),
  }
  return parameters[name]?.(usual) ?? usual
}

/** A URL would lose `.` and `..`. */
export function isSegment(text: string) {
  return !/^\.{0,2}$/.test(text)
}

function invalidText(api: ApiDocument, json?: Schema) {
  if (json) return spoilt(api, json)
  return anyJson.map(value =>
    typeof value === 'string' ? value : toJson(value),
  )
}

export function recordOf(
  parts: NamedParts,
  kind: keyof Part,
  keys: { requiredKeys?: string[] } = {},
) {
  const all = parts.map(([name, part]) => [name, part[kind]] as const)
  return fc.record(Object.fromEntries(all), keys)
}
