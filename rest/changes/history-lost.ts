import { Problem } from '@workshop/platform/errors'

/**
 * MongoDB's errors for a resume token that it cannot use: FailedToParse,
 * InvalidResumeToken, ChangeStreamFatalError, ChangeStreamHistoryLost,
 * and two for malformed tokens.
 */
const codes = new Set<unknown>([9, 260, 280, 286, 40647, 50811])

const replay = { href: '/api/changes?since=0' }

/** 410 (RFC 9110, section 15.5.11), with a link to the beginning. */
class HistoryLost extends Problem {
  toJSON() {
    return { ...super.toJSON(), _links: { replay } }
  }
}

export function historyLost(cause?: unknown) {
  return new HistoryLost(410, 'These changes are no longer known', {
    detail: `The token is too old or of another database. Start again from 0: ${replay.href}`,
    cause,
  })
}

/** The 410 problem where MongoDB cannot use the token; any other error as it is. */
export function toHistoryLost(error: unknown) {
  const code =
    error instanceof Error && 'code' in error ? error.code : undefined
  return codes.has(code) ? historyLost(error) : error
}
