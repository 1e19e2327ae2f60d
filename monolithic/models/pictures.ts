import { fileURLToPath } from 'node:url'
import { createJimp } from '@jimp/core'
import jpeg from '@jimp/js-jpeg'
import png from '@jimp/js-png'
import { methods } from '@jimp/plugin-resize'
import { Problem } from '@workshop/platform/errors'
import { createOriginals } from '@workshop/platform/originals'
import type { Pictures } from '../site/models.ts'
import webp from './webp.ts'

const Jimp = createJimp({
  formats: [jpeg, png, webp],
  plugins: [methods],
})

const quality = 80

export const ourPictures = fileURLToPath(
  new URL('../../static/pictures/', import.meta.url),
)

export function createPictures(folder: string): Pictures {
  const originals = createOriginals(folder)
  return {
    async resize(id, width, type) {
      const file = await originals.read(id)
      if (!file) return null

      const picture = await decode(file)
      if (picture.width > width) picture.resize({ w: width })
      return type === 'image/webp'
        ? picture.getBuffer('image/webp', { quality })
        : picture.getBuffer('image/jpeg', { quality })
    },
  }
}

async function decode(file: Buffer) {
  try {
    return await Jimp.fromBuffer(file)
  } catch (cause) {
    throw new Problem(422, 'This picture cannot be decoded', { cause })
  }
}
