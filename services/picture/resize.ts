import { Problem } from '@workshop/platform/errors'
import type { PictureType } from '@workshop/platform/picture-request'
import sharp from 'sharp'

export type Resize = (
  original: Buffer,
  width: number,
  type: PictureType,
) => Promise<Buffer>

/** Part of every ETag, because it changes the result. */
export const encoding = { quality: 80, vips: sharp.versions.vips }

// A resize uses one thread and no cache: a replica is one processor.
sharp.concurrency(1)
sharp.cache(false)

const limitInputPixels = 30_000_000

/**
 * At most `width` pixels wide, never enlarged; a transparent part becomes white
 * in JPEG. Throws a 422 problem where the original cannot be decoded.
 */
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
