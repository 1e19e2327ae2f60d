import { allow } from '@workshop/platform/allow'
import { Problem } from '@workshop/platform/errors'
import { width } from '@workshop/platform/fields'
import { type Request, Router } from 'express'
import Negotiator from 'negotiator'
import { z } from 'zod'
import type { Models, PictureType } from '../models.ts'

const wanted = z.strictObject({ width })

export function picture({ pictures }: Pick<Models, 'pictures'>) {
  const page = Router()

  page
    .route('/pictures/:id')
    .get(async (req, res) => {
      const { width } = wanted.parse(req.query)
      const type = typeFor(req)

      const picture = await pictures.resize(req.params.id, width, type)
      if (!picture) throw new Problem(404, 'There is no such picture')

      res.vary('Accept').type(type)
      res.set('Cache-Control', 'public, max-age=3600').send(picture)
    })
    .all(allow('GET', 'HEAD'))

  return page
}

/** WebP where it is named: a client that takes anything gets JPEG. */
function typeFor(req: Request): PictureType {
  const named = new Negotiator(req).mediaTypes()
  return named.includes('image/webp') ? 'image/webp' : 'image/jpeg'
}
