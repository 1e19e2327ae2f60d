import assert from 'node:assert/strict'
import type { SiteAnswer } from '../http/send.ts'
import { readJson } from '../http/visitor.ts'

interface Problem {
  type: string
  title: string
  status: number
  errors?: { field: string; message: string }[]
}

const asJson = { accept: 'application/json' }

/** Headers of a client that wants problem documents. */
export const wantsProblem = asJson

/** A client's error as a problem document (RFC 9457), with an entry for `field`. */
export function assertProblem(
  answer: SiteAnswer,
  { status, field }: { status?: number; field?: string } = {},
) {
  assertRefused(answer, status)
  const type = answer.headers['content-type']
  assert.match(type ?? '', /^application\/problem\+json/, answer.what)
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

function assertNames({ errors }: Problem, field: string, what: string) {
  const fields = (errors ?? []).map(error => error.field)
  assert.ok(
    fields.some(name => name.startsWith(field)),
    `${what}: the problem names ${fields.join(', ') || 'no field'}, not ${field}`,
  )
  for (const { message } of errors ?? []) assert.ok(message, what)
}
