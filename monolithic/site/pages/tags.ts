import { allow } from '@workshop/platform/allow'
import { Problem } from '@workshop/platform/errors'
import { name } from '@workshop/platform/fields'
import { Router } from 'express'
import { csrf } from '../csrf.ts'
import { checkbox, form } from '../fields.ts'
import type { Models } from '../models.ts'
import { wayBack } from '../way-back.ts'

const choice = form({ tag: name(64), on: checkbox })

export function tags({ tags }: Pick<Models, 'tags'>) {
  const page = Router()

  page
    .route('/tags')
    .post(csrf, async (req, res) => {
      const { tag, on } = choice.parse(req.body ?? {})
      const { user } = res.locals
      if (!user) throw new Problem(401, 'Sign in to choose topics')

      await (on ? tags.add(user, tag) : tags.remove(user, tag))
      res.redirect(303, wayBack(req, '/recommended/'))
    })
    .all(allow('POST'))

  return page
}
