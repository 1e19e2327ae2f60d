import { Problem } from '@workshop/platform/errors'

/** MongoDB's words for a resume token it cannot go on from: FailedToParse, InvalidResumeToken, ChangeStreamFatalError, ChangeStreamHistoryLost, and two of malformed ones. */
const codes = new Set<unknown>([9, 260, 280, 286, 40647, 50811])

const replay = { href: '/api/changes?since=0' }

/** 410 (RFC 9110, section 15.5.11), and where to start again. */
class Gone extends Problem {
  toJSON() {
    return { ...super.toJSON(), _links: { replay } }
  }
}

export function gone(cause?: unknown) {
  return new Gone(410, 'These changes are no longer known', {
    detail: `The token is too old or of another database. Start again from 0: ${replay.href}`,
    cause,
  })
}

/** The 410 problem where MongoDB cannot go on from the token; any other error as it is. */
export function tooOld(error: unknown) {
  const code =
    error instanceof Error && 'code' in error ? error.code : undefined
  return codes.has(code) ? gone(error) : error
}
