import type { RequestHandler } from 'express'
import { Problem, sendProblem } from './errors.ts'
import { inTime } from './in-time.ts'

/** Named checks; each resolves when its dependency answers. */
export type Checks = Record<string, () => Promise<unknown>>

const timeoutMs = 1000

export const alive: RequestHandler = (_req, res) => {
  res.json({ status: 'alive' })
}

/** 200 when every check passes within a second, else 503 with an entry per failed check. */
export function ready(checks: Checks): RequestHandler {
  return async function readyz(_req, res) {
    const names = Object.keys(checks)
    const settled = await Promise.allSettled(
      names.map(async name => inTime(checks[name](), timeoutMs)),
    )
    const errors = names
      .filter((_, index) => settled[index].status === 'rejected')
      .map(field => ({ field, message: 'does not answer' }))

    if (errors.length === 0)
      return void res.json({ status: 'ready', checks: names })
    const headers = { 'Retry-After': '1' }
    sendProblem(res, new Problem(503, 'Not ready', { errors, headers }))
  }
}
