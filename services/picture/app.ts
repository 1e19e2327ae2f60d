import { allow } from '@workshop/platform/allow'
import { Problem } from '@workshop/platform/errors'
import { etagOf } from '@workshop/platform/etag'
import { localRequests } from '@workshop/platform/local-requests'
import { readPictureRequest } from '@workshop/platform/picture-request'
import express, { type Express, type Response } from 'express'
import type { Registry } from 'prom-client'
import type { Originals } from './originals.ts'
import { createPictures } from './pictures.ts'
import type { Limits } from './queue.ts'
import { encoding, type Resize } from './resize.ts'

type Dependencies = {
  originals: Originals
  resize: Resize
  limits: Limits
  registry: Registry
}

const caching = { 'Cache-Control': 'public, max-age=3600' }

export function createApp({
  originals,
  resize,
  limits,
  registry,
}: Dependencies): Express {
  const app = express().use(localRequests())
  const resizeInTurn = createPictures(resize, limits, registry)

  app
    .route('/pictures/:id')
    .get(async (req, res) => {
      const { width, type } = readPictureRequest(req)
      const aborted = abortedWith(res)
      const original = await originals.read(req.params.id)
      if (!original) throw new Problem(404, 'There is no such picture')

      const how = JSON.stringify({ ...encoding, width, type })
      const etag = etagOf(original, how)
      res.vary('Accept').set('ETag', etag)
      if (req.fresh) return void res.set(caching).status(304).end()

      const wanted = { original, width, type, etag, aborted }
      const picture = await resizeInTurn(wanted)
      res.set(caching).type(type).send(picture)
    })
    .all(allow('GET', 'HEAD'))

  return app
}

function abortedWith(res: Response) {
  const aborting = new AbortController()
  const reason = new Problem(499, 'The client has left')
  res.once('close', () => aborting.abort(reason))
  return aborting.signal
}
