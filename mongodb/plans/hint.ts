import type { Body } from '../dispatch/body.ts'
import { types } from '../wire/elements.ts'

/** An index by name or by key pattern. */
export function readHint(body: Body) {
  const element = body.element('hint')
  if (element?.type === types.string) return body.string('hint')
  const pattern = body.document('hint')
  return pattern && Object.keys(pattern).length > 0 ? pattern : undefined
}
