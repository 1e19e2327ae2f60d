import { width } from '@workshop/platform/fields'
import type { Request } from 'express'
import Negotiator from 'negotiator'
import { z } from 'zod'
import type { PictureType } from './resize.ts'

const query = z.strictObject({ width })

export function widthOf(req: Request) {
  return query.parse(req.query).width
}

/** WebP where it is named and JPEG is not preferred to it (RFC 9110, section 12.5.1); a client that takes anything gets JPEG. */
export function typeOf(req: Request): PictureType {
  const accepted = new Negotiator(req)
  const isNamed = accepted.mediaTypes().includes('image/webp')
  const preferred = accepted.mediaType(['image/webp', 'image/jpeg'])
  return isNamed && preferred === 'image/webp' ? preferred : 'image/jpeg'
}
