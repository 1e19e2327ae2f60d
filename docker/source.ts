import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import dockerignore from '@balena/dockerignore'

// Its types name a default export; what it exports is the function itself.
const ignore = dockerignore as unknown as typeof dockerignore.default

/** The repository's. */
export const root = fileURLToPath(new URL('../', import.meta.url))

/** The files that images are made of, as `.dockerignore` leaves them, in order. */
export async function sourceFiles() {
  const text = await readFile(join(root, '.dockerignore'), 'utf8')
  const found = await Promise.all(wanted(text).map(list))
  return ignore().add(text).filter(found.flat()).sort()
}

/** Everything is left out but the places that begin with an exclamation mark. */
function wanted(text: string) {
  const lines = text.split('\n').filter(line => line.startsWith('!'))
  return lines.map(line => line.slice(1).trim())
}

async function list(place: string): Promise<string[]> {
  const entries = await readdir(join(root, place), {
    recursive: true,
    withFileTypes: true,
  }).catch(() => null)
  if (!entries) return [place]

  return entries
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)))
    .map(path => path.split(sep).join('/'))
}

/** The same for the same files with the same content: then no image is built again. */
export async function hashOf(files: string[]) {
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(await readFile(join(root, file)))
  return hash.digest('hex').slice(0, 12)
}
