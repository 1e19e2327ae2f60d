import { allow } from '@workshop/platform/allow'
import { Problem } from '@workshop/platform/errors'
import { readPictureRequest } from '@workshop/platform/picture-request'
import { Router } from 'express'
import type { Models } from '../models.ts'

export function picture({ pictures }: Pick<Models, 'pictures'>) {
  const page = Router()

  page
    .route('/pictures/:id')
    .get(async (req, res) => {
      const { width, type } = readPictureRequest(req)
      const picture = await pictures.resize(req.params.id, width, type)
      if (!picture) throw new Problem(404, 'There is no such picture')

      res.vary('Accept').type(type)
      res.set('Cache-Control', 'public, max-age=3600').send(picture)
    })
    .all(allow('GET', 'HEAD'))

  return page
}
