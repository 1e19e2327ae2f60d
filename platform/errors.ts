import type {
  ErrorRequestHandler,
  Request,
  RequestHandler,
  Response,
} from 'express'
import { ZodError } from 'zod'
import { isDatabaseUnavailable } from './unavailable.ts'

export type FieldError = { field: string; message: string }

type Details = {
  detail?: string
  errors?: FieldError[]
  headers?: Record<string, string>
  cause?: unknown
}

/** An error that a client may see, as a problem document (RFC 9457, section 3). */
export class Problem extends Error {
  readonly status: number
  readonly title: string
  readonly detail?: string
  readonly errors?: FieldError[]
  readonly headers: Record<string, string>

  constructor(status: number, title: string, details: Details = {}) {
    super(details.detail ?? title, { cause: details.cause })
    this.status = status
    this.title = title
    this.detail = details.detail
    this.errors = details.errors
    this.headers = details.headers ?? {}
  }

  toJSON() {
    const { title, status, detail, errors } = this
    return { type: 'about:blank', title, status, detail, errors }
  }
}

/** Any error as the client may see it; an unknown error becomes a bare 500. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof ZodError) return invalidFields(error)
  if (isDatabaseUnavailable(error)) {
    return new Problem(503, 'The database does not answer', {
      detail: 'Please try again in a moment.',
      headers: { 'Retry-After': '2' },
      cause: error,
    })
  }
  return (
    fromMiddleware(error) ??
    new Problem(500, 'Something went wrong', { cause: error })
  )
}

/** Answers with the problem document, its status and its headers. */
export function sendProblem(res: Response, problem: Problem) {
  res
    .status(problem.status)
    .set(problem.headers)
    .set('Content-Type', 'application/problem+json')
    .send(JSON.stringify(problem))
}

export const notFound: RequestHandler = (req, _res, next) => {
  next(
    new Problem(404, 'Not found', {
      detail: `There is nothing at ${req.path}`,
    }),
  )
}

/** The last middleware of an app: answers any error as a problem, and logs a 5xx. */
export const answerProblem: ErrorRequestHandler = (
  error,
  req,
  res,
  next,
) => {
  if (res.headersSent) return next(error)

  const problem = toProblem(error)
  logProblem(req, error, problem)
  sendProblem(res, problem)
}

/** Logs a 5xx. A Problem without a cause is a decision, such as that a queue is full. */
export function logProblem(
  { log }: Pick<Request, 'log'>,
  error: unknown,
  problem: Problem,
) {
  if (problem.status < 500) return
  if (error === problem && !problem.cause) log?.warn(problem.title)
  else log?.error({ err: error }, problem.title)
}

function invalidFields(error: ZodError) {
  const errors = error.issues.flatMap(issue => {
    if (issue.code !== 'unrecognized_keys') {
      return [{ field: issue.path.join('.'), message: issue.message }]
    }
    return issue.keys.map(key => ({
      field: [...issue.path, key].join('.'),
      message: 'Unknown field',
    }))
  })
  return new Problem(400, 'The request has invalid fields', {
    errors,
    cause: error,
  })
}

/** Errors of Express and its body parsers have a status, and say if they may be shown. */
function fromMiddleware(error: unknown) {
  if (!(error instanceof Error) || !('status' in error)) return
  const { status } = error
  if (typeof status !== 'number' || status < 400 || status > 499) return

  const title =
    status === 413 ? 'The request is too large' : 'The request is malformed'
  const shown = 'expose' in error && error.expose === true
  return new Problem(status, title, {
    detail: shown ? error.message : undefined,
    errors:
      'body' in error
        ? [{ field: 'body', message: error.message }]
        : undefined,
    cause: error,
  })
}
