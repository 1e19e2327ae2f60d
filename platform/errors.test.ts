import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Request } from 'express'
import {
  MongoServerError,
  MongoServerSelectionError,
  type TopologyDescription,
} from 'mongodb'
import * as z from 'zod'
import { logProblem, Problem, toProblem } from './errors.ts'

test('an invalid request becomes a 400 with an entry per invalid field', () => {
  const { error } = z
    .strictObject({ page: z.int() })
    .safeParse({ page: 'x', $gt: '' })

  const { status, errors } = toProblem(error)

  assert.equal(status, 400)
  assert.deepEqual(
    errors?.map(({ field }) => field),
    ['page', '$gt'],
  )
})

test('an unavailable database becomes a 503 with Retry-After', () => {
  const unavailable = new MongoServerSelectionError(
    'no server',
    {} as TopologyDescription,
  )

  const problem = toProblem(
    new Error('session store', { cause: unavailable }),
  )

  assert.equal(problem.status, 503)
  assert.equal(problem.headers['Retry-After'], '2')
})

test('a request that the database refuses is an internal error, not an outage', () => {
  const refused = new MongoServerError({
    message: 'unknown operator',
    code: 2,
  })

  assert.equal(toProblem(refused).status, 500)
})

test('a decision such as a full queue is a warning; a failure is an error with its stack', () => {
  const logged: unknown[][] = []
  const log = {
    warn: (...words: unknown[]) => logged.push(['warn', ...words]),
    error: (...words: unknown[]) => logged.push(['error', ...words]),
  } as unknown as Request['log']
  const full = new Problem(503, 'The queue is full')
  const failure = new Error('a defect')

  for (const error of [full, failure, new Problem(404, 'Not there')])
    logProblem({ log }, error, toProblem(error))

  assert.deepEqual(logged, [
    ['warn', 'The queue is full'],
    ['error', { err: failure }, 'Something went wrong'],
  ])
})
