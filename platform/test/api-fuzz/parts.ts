import fc, { constantFrom as oneOf } from 'fast-check'
import { anyJson, brokenJson } from '../fuzz.ts'
import type {
  ApiDocument,
  Content,
  DescribedOperation,
  Parameter,
} from './document.ts'
import { headerOf, headersOf } from './headers.ts'
import { parametersIn } from './parameters.ts'
import { oneOr, type Part, printable, type Rules } from './part.ts'
import { spoilt, toJson } from './spoilt.ts'
import { pathPartOf, queryPartOf } from './urls.ts'
import { valuesOf } from './values.ts'

/** Generators for each part of a request, as documented and not. */
export function partsOf(
  api: ApiDocument,
  operation: DescribedOperation,
  rules: Rules = {},
): Record<string, Part> {
  const { path, parameters, responses, requestBody } = operation
  const success = responses[200] ?? responses[201] ?? responses[202]
  const within = (place: Parameter['in']) =>
    parametersIn(api, operation, place, rules)
  const types = Object.keys(requestBody?.content ?? {})
  return {
    query: queryPartOf(within('query'), parameters),
    ...(path.includes('{') && { path: pathPartOf(path) }),
    ...headersOf(operation, within('header')),
    accept: headerOf('Accept', {
      valid: oneOf('*/*', ...Object.keys(success?.content ?? {})),
      invalid: oneOr(printable, 'text/html'),
    }),
    ...(requestBody && {
      body: bodyOf(api, operation, requestBody.content, rules),
      type: headerOf('Content-Type', {
        valid: oneOf(...types),
        invalid: oneOr(printable, ...otherTypes),
      }),
    }),
  }
}

const otherTypes = ['text/plain', 'application/json; charset=x']

/** A body over 100 kB. */
const tooLong = `"${'x'.repeat(120_000)}"`

function bodyOf(
  api: ApiDocument,
  operation: DescribedOperation,
  content: Content,
  { body }: Rules,
): Part {
  const [{ schema }] = Object.values(content)
  const usual = {
    valid: valuesOf(api, schema).map(toJson),
    invalid: fc.oneof(
      spoilt(api, schema),
      brokenJson,
      fc.constant(tooLong),
      anyJson.map(toJson),
    ),
  }
  return body?.(operation, usual) ?? usual
}
