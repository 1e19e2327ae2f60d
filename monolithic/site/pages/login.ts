import { allow } from '@workshop/platform/allow'
import { name } from '@workshop/platform/fields'
import { Router } from 'express'
import { answer } from '../answer.ts'
import { csrf, tokenOf } from '../csrf.ts'
import { checkbox, form } from '../fields.ts'
import { renewSession, saveSession } from '../session.ts'

const entry = form({ openid: name(64), remember_me: checkbox })

const thirtyDays = 30 * 24 * 60 * 60 * 1000

export function login() {
  const page = Router()

  page
    .route('/login')
    .get((req, res) => {
      const csrf = tokenOf(req)
      const { user = null } = res.locals
      res.set('Cache-Control', 'no-store')
      answer(req, res, 'login', { user, _csrf: csrf }, { csrf })
    })
    .post(csrf, async (req, res) => {
      const { openid, remember_me } = entry.parse(req.body ?? {})

      await renewSession(req.session)
      req.session.user = openid
      req.session.flash = `Welcome, ${openid}.`
      if (remember_me) req.session.cookie.maxAge = thirtyDays
      await saveSession(req.session)
      res.redirect(303, '/')
    })
    .all(allow('GET', 'HEAD', 'POST'))

  page
    .route('/logout')
    .post(csrf, async (req, res) => {
      form({}).parse(req.body ?? {})

      await renewSession(req.session)
      req.session.flash = 'You are signed out. See you soon.'
      await saveSession(req.session)
      res.redirect(303, '/')
    })
    .all(allow('POST'))

  return page
}
