import { allow } from '@workshop/platform/allow'
import { toProblem } from '@workshop/platform/errors'
import {
  isCancelable,
  isOver,
} from '@workshop/platform/operations/operation'
import { Router } from 'express'
import * as z from 'zod'
import { prefersJson, takeFlash } from '../answer.ts'
import { csrf } from '../csrf.ts'
import { checkbox, form } from '../fields.ts'
import type { Actions } from '../models.ts'
import { answerOperation, describeOperation, leadOn } from '../operation.ts'
import { signedIn } from '../signed-in.ts'

const noFields = form({})
const pageQuery = z.strictObject({ undo: checkbox })

/** `/operations/{verb}/{id}`: follow an operation, or cancel it. */
export function followOperations(actions: Actions) {
  const page = Router()

  page
    .route('/operations/:verb/:id')
    .all(signedIn)
    .get(async (req, res) => {
      const { verb, id } = req.params
      const { user = '' } = res.locals
      const { undo } = pageQuery.parse(req.query)
      const operation = await actions.find(verb, id, user)
      if (prefersJson(req)) return answerOperation(res, operation)
      const { result } = operation
      const wording = { verb: operation.verb, undo }
      if (result) return leadOn(req, res, wording, result)
      res.render('operation', {
        operation,
        ...describeOperation(operation, undo),
        isRunning: !isOver(operation),
        isCancelable: isCancelable(operation),
        flash: takeFlash(req),
      })
    })
    .delete(async (req, res) => {
      const { verb, id } = req.params
      const { user = '' } = res.locals
      answerOperation(res.status(202), await actions.cancel(verb, id, user))
    })
    // A form knows no DELETE.
    .post(csrf, async (req, res) => {
      noFields.parse(req.body ?? {})
      const { verb, id } = req.params
      const { user = '' } = res.locals
      await actions.cancel(verb, id, user).catch(unlessOver)
      res.redirect(303, req.url)
    })
    .all(allow('GET', 'HEAD', 'DELETE', 'POST'))

  return page
}

/** It was over before the button was pressed: its page says how. */
function unlessOver(error: unknown) {
  if (toProblem(error).status !== 409) throw error
}
