import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { findFiles, ignoredFolders } from '../tests/find-files.ts'

/** The files of a playground: each path in it, and the file that it is a copy of. */
export type Composition = Map<string, string>

/** Beside the folders, these files of the repository are part of a playground. */
const topFiles = [
  ...['package.json', 'package-lock.json', 'tsconfig.json'],
  ...['.npmrc', '.dockerignore'],
]
/** Read in the repository itself, and not changed by attendees. */
const leftOut = ['steps', 'bench', '.ci']

/** The repository's files, and over them those of `layer`: a part's `start` or `solution`. */
export async function compose(
  repository: string,
  layer: string,
): Promise<Composition> {
  const composition: Composition = new Map()
  for (const file of topFiles) composition.set(file, join(repository, file))
  const entries = await readdir(repository, { withFileTypes: true })
  const folders = entries
    .filter(entry => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .filter(name => !ignoredFolders.has(name) && !leftOut.includes(name))

  await Promise.all(
    folders.map(async folder => {
      for (const file of await findFiles(join(repository, folder), ''))
        composition.set(`${folder}/${file}`, join(repository, folder, file))
    }),
  )
  for (const file of await layerFiles(layer))
    composition.set(file, join(layer, file))
  return composition
}

/** Paths of the files that a layer adds or covers. */
export async function layerFiles(layer: string) {
  return existsSync(layer) ? findFiles(layer, '') : []
}

/** The files that an attendee writes in a part: those that its start or its solution lays out. */
export async function writableFiles(
  repository: string,
  partFolder: string,
) {
  const layers = ['start', 'solution'].map(layer =>
    layerFiles(join(repository, partFolder, layer)),
  )
  return [...new Set((await Promise.all(layers)).flat())].sort()
}
