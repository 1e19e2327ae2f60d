import { Problem } from '@workshop/platform/errors'
import type { PictureType } from '@workshop/platform/picture-request'
import sharp from 'sharp'

export type Resize = (
  original: Buffer,
  width: number,
  type: PictureType,
) => Promise<Buffer>

/** Changes what comes out; so it is part of every ETag. */
export const encoding = { quality: 80, vips: sharp.versions.vips }

// One resize uses one thread and keeps nothing: a replica is one processor.
sharp.concurrency(1)
sharp.cache(false)

const limitInputPixels = 30_000_000

/** A picture not wider than `width` pixels, never enlarged, on white where it was transparent and becomes JPEG. Throws a 422 problem where it cannot be decoded. */
export const resize: Resize = async (original, width, type) => {
  const { quality } = encoding
  const picture = sharp(original, { limitInputPixels })
    .autoOrient()
    .resize({ width, withoutEnlargement: true })
  const encoded =
    type === 'image/webp'
      ? picture.webp({ quality })
      : picture.flatten({ background: 'white' }).jpeg({ quality })

  return encoded.toBuffer().catch(cause => {
    throw new Problem(422, 'This picture cannot be decoded', { cause })
  })
}
