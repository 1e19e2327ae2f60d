import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'

export type Originals = ReturnType<typeof createOriginals>

/** The pictures of a folder, each named by its file's name without the ending. */
export function createOriginals(folder: string) {
  /** The file of that name, unchanged; undefined where there is none. */
  async function read(id: string) {
    if (!/^[a-z0-9-]{1,100}$/.test(id)) return

    for (const ending of ['jpg', 'png', 'webp']) {
      const file = join(folder, `${id}.${ending}`)
      const found = await readFile(file).catch(unlessMissing)
      if (found) return found
    }
  }

  return { read, ready: () => access(folder) }
}

function unlessMissing(error: NodeJS.ErrnoException) {
  if (error.code !== 'ENOENT') throw error
}
