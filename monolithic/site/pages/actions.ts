import { randomUUID } from 'node:crypto'
import { allow } from '@workshop/platform/allow'
import { Problem } from '@workshop/platform/errors'
import { type Request, type Response, Router } from 'express'
import * as z from 'zod'
import { prefersJson } from '../answer.ts'
import { csrf } from '../csrf.ts'
import { checkbox, form } from '../fields.ts'
import type { Actions, Models } from '../models.ts'
import {
  answerOperation,
  leadOn,
  pageOf,
  type Wording,
} from '../operation.ts'
import { signedIn } from '../signed-in.ts'
import { wayBack } from '../way-back.ts'

const fields = form({
  undo: checkbox,
  key: z
    .string()
    .regex(/^[\w-]{1,100}$/)
    .optional(),
})

/** `POST /posts/{id}/{verb}`: done at once, or accepted as an operation. */
export function performActions(
  { posts }: Pick<Models, 'posts'>,
  actions: Actions,
) {
  const page = Router()

  for (const verb of actions.verbs)
    page
      .route(`/posts/:id/${verb}`)
      .post(signedIn, csrf, async (req, res) => {
        const { undo, key = randomUUID() } = fields.parse(req.body ?? {})
        const { user = '' } = res.locals
        const post = await posts.find(req.params.id)
        if (!post) throw new Problem(404, 'There is no such post')

        const action = { verb, post: post.id, user, undo, key }
        const operation = await actions.perform(action)
        if (!operation) return answerDone(req, res, { verb, undo })
        if (prefersJson(req)) answerOperation(res.status(202), operation)
        else res.redirect(303, pageOf(operation, undo))
      })
      .all(allow('POST'))

  return page
}

async function answerDone(req: Request, res: Response, wording: Wording) {
  const { verb } = wording
  res.vary('Accept').set('Cache-Control', 'no-store')
  if (prefersJson(req)) return void res.json({ verb, status: 'succeeded' })
  await leadOn(req, res, wording, wayBack(req, `/posts/${req.params.id}`))
}
