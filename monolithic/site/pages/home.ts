import { Router } from 'express'
import { allow } from '../allow.ts'
import { answer } from '../answer.ts'

export function home() {
  const page = Router()

  page
    .route('/')
    .get((req, res) => {
      const { recommendations } = res.locals
      answer(req, res, 'home', { recommendations })
    })
    .all(allow('GET', 'HEAD'))

  page.get('/index', (_req, res) => res.redirect(303, '/'))

  return page
}
