import {
  answerProblem,
  logProblem,
  notFound,
  toProblem,
} from '@workshop/platform/errors'
import type { ErrorRequestHandler } from 'express'
import { prefersJson } from './answer.ts'
import { wayBack } from './way-back.ts'

export { notFound }

/** Every error as a page; as a problem document where JSON is preferred. */
export const errorPage: ErrorRequestHandler = (error, req, res, next) => {
  if (!res.headersSent) res.vary('Accept')
  if (res.headersSent || prefersJson(req)) {
    return answerProblem(error, req, res, next)
  }

  const problem = toProblem(error)
  logProblem(req, error, problem)
  res.status(problem.status).set(problem.headers)
  const here = req.originalUrl.replace(/^\/+/, '/')
  const again = req.method === 'GET' ? here : wayBack(req, '/')
  res.render('error', { problem, again })
}
