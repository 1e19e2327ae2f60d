import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createJimp } from '@jimp/core'
import jpeg from '@jimp/js-jpeg'
import png from '@jimp/js-png'
import { methods } from '@jimp/plugin-resize'
import { Problem } from '@workshop/platform/errors'
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

/** The pictures of a folder, named by their file's name without its ending. */
export function createPictures(folder: string): Pictures {
  return {
    async resize(id, width, type) {
      const file = await find(folder, id)
      if (!file) return null

      const picture = await decode(file)
      if (picture.width > width) picture.resize({ w: width })
      return type === 'image/webp'
        ? picture.getBuffer('image/webp', { quality })
        : picture.getBuffer('image/jpeg', { quality })
    },
  }
}

async function find(folder: string, id: string) {
  if (!/^[a-z0-9-]{1,100}$/.test(id)) return

  for (const ending of ['jpg', 'png', 'webp']) {
    const file = join(folder, `${id}.${ending}`)
    const found = await readFile(file).catch(unlessMissing)
    if (found) return found
  }
}

function unlessMissing(error: NodeJS.ErrnoException) {
  if (error.code !== 'ENOENT') throw error
}

async function decode(file: Buffer) {
  try {
    return await Jimp.fromBuffer(file)
  } catch (cause) {
    throw new Problem(422, 'This picture cannot be decoded', { cause })
  }
}
