import type { Body } from '../dispatch/body.ts'
import { types } from '../wire/elements.ts'
import type { FindSpec } from './find.ts'
import { withVariables } from './variables.ts'

export function readFind(ns: string, body: Body): FindSpec {
  const limit = body.integer('limit') ?? 0
  const variables = body.document('let')
  return {
    ns,
    filter: withVariables(body.document('filter') ?? {}, variables),
    sort: body.document('sort'),
    projection: body.document('projection'),
    skip: body.natural('skip'),
    limit: limit === 0 ? undefined : Math.abs(limit),
    hint: readHint(body),
    variables,
  }
}

/** An index by name or by key pattern. */
export function readHint(body: Body) {
  const element = body.element('hint')
  if (element?.type === types.string) return body.string('hint')
  const pattern = body.document('hint')
  return pattern && Object.keys(pattern).length > 0 ? pattern : undefined
}
