import { fileURLToPath } from 'node:url'
import { Problem } from '@workshop/platform/errors'
import { createOriginals } from '@workshop/platform/originals'
import sharp from 'sharp'
import type { Pictures } from '../site/models.ts'

const quality = 80

export const ourPictures = fileURLToPath(
  new URL('../../static/pictures/', import.meta.url),
)

/** Resizes in sharp's threads, so the event loop stays free. */
export function createPictures(folder: string): Pictures {
  const originals = createOriginals(folder)
  return {
    async resize(id, width, type) {
      const file = await originals.read(id)
      if (!file) return null

      const picture = sharp(file).resize({
        width,
        withoutEnlargement: true,
      })
      const encoded =
        type === 'image/webp'
          ? picture.webp({ quality })
          : picture.jpeg({ quality })
      return encoded.toBuffer().catch(cause => {
        throw new Problem(422, 'This picture cannot be decoded', { cause })
      })
    },
  }
}
