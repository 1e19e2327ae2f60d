import type { Request } from 'express'
import * as z from 'zod'

export type PictureType = 'image/jpeg' | 'image/webp'

/** 16 to 1600 pixels; 640 by default. */
const width = z
  .string()
  .regex(/^\d{1,4}$/, 'must be a whole number')
  .default('640')
  .transform(Number)
  .pipe(z.number().min(16).max(1600))

const pictureQuery = z.strictObject({ width })

/** The width of `?width=` and the type of `Accept`: JPEG unless WebP is preferred by name. */
export function readPictureRequest(req: Request) {
  const types: PictureType[] = ['image/jpeg', 'image/webp']
  const preferred = req.accepts(types) as PictureType | false
  return {
    width: pictureQuery.parse(req.query).width,
    type: preferred || 'image/jpeg',
  }
}
