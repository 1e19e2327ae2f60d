import assert from 'node:assert/strict'
import { forEvery, type Site } from '../check.ts'
import type { SiteAnswer } from '../http/send.ts'
import { readJson } from '../http/visitor.ts'

interface Problem {
  type: string
  title: string
  status: number
  errors?: { field: string; message: string }[]
}

interface Refusal {
  status?: number
  field?: string
}

/** A run of a check: a client of JSON is refused each of the paths. */
export const refuses = (paths: string[], wanted: Refusal) => (site: Site) =>
  forEvery(paths, async path =>
    assertProblem(await site.client().get(path), wanted),
  )

/** A client's error as a problem document (RFC 9457), with an entry for `field`. */
export function assertProblem(
  answer: SiteAnswer,
  { status, field }: Refusal = {},
) {
  assertRefused(answer, status)
  assertType(answer, /^application\/problem\+json/)
  const problem = readJson<Problem>(answer)
  assert.equal(problem.status, answer.status, `${answer.what}: status`)
  assert.equal(typeof problem.type, 'string', `${answer.what}: type`)
  assert.equal(typeof problem.title, 'string', `${answer.what}: title`)
  if (field) assertNames(problem, field, answer.what)
}

/** 4xx, or exactly the status given. */
export function assertRefused(
  { what, status }: SiteAnswer,
  wanted?: number,
) {
  if (wanted) return assert.equal(status, wanted, what)
  assert.ok(status >= 400 && status < 500, `${what}: ${status}, not 4xx`)
}

/** An error as a page. */
export function assertErrorPage(answer: SiteAnswer, status: number) {
  assertRefused(answer, status)
  assertType(answer, /^text\/html/)
}

export function assertType({ what, headers }: SiteAnswer, type: RegExp) {
  assert.match(headers['content-type'] ?? 'no type', type, what)
}

function assertNames(
  { errors = [] }: Problem,
  field: string,
  what: string,
) {
  const fields = errors.map(error => error.field)
  assert.ok(
    fields.some(name => name.startsWith(field)),
    `${what}: the problem names ${fields.join(', ') || 'no field'}, not ${field}`,
  )
  for (const { message } of errors) assert.ok(message, what)
}
