import { Problem } from '@workshop/platform/errors'
import { etagOf, isKnown } from '@workshop/platform/etag'
import express, { type Express, type Response } from 'express'
import type { Registry } from 'prom-client'
import type { Originals } from './originals.ts'
import { createPictures } from './pictures.ts'
import type { Limits } from './queue.ts'
import { typeOf, widthOf } from './request.ts'
import { encoding, type Resize } from './resize.ts'

type Dependencies = {
  originals: Originals
  resize: Resize
  limits: Limits
  registry: Registry
}

export function createApp({
  originals,
  resize,
  limits,
  registry,
}: Dependencies): Express {
  const app = express().disable('x-powered-by')
  const make = createPictures(resize, limits, registry)

  app
    .route('/pictures/:id')
    .get(async (req, res) => {
      const width = widthOf(req)
      const type = typeOf(req)
      const gone = goneWith(res)
      const original = await originals.read(req.params.id)
      if (!original) throw new Problem(404, 'There is no such picture')

      const how = JSON.stringify({ ...encoding, width, type })
      const etag = etagOf(original, how)
      if (isKnown(req, etag))
        return void describe(res, etag).status(304).end()

      const picture = await make({ original, width, type, etag, gone })
      describe(res, etag).type(type).send(picture)
    })
    .all(() => {
      const headers = { Allow: 'GET, HEAD' }
      throw new Problem(405, 'A picture is only read', { headers })
    })

  return app
}

function describe(res: Response, etag: string) {
  return res
    .set({ ETag: etag, 'Cache-Control': 'public, max-age=3600' })
    .vary('Accept')
}

function goneWith(res: Response) {
  const gone = new AbortController()
  const reason = new Problem(499, 'The client has gone')
  res.once('close', () => gone.abort(reason))
  return gone.signal
}
