import { answerProblem, toProblem } from '@workshop/platform/errors'
import { sendPage } from '@workshop/platform/pages/pages'
import type { ErrorRequestHandler } from 'express'

/** A page for browsers, a problem document for everything else. */
export const answerErrorPage: ErrorRequestHandler = async (
  error,
  req,
  res,
  next,
) => {
  const problem = toProblem(error)
  if (problem.status >= 500 || req.accepts(['json', 'html']) !== 'html')
    return answerProblem(error, req, res, next)
  res.status(problem.status).set(problem.headers)
  const { title, detail } = problem
  await sendPage(res, 'workshop/guide/views/error.ejs', { title, detail })
}
