import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findFiles } from '../tests/find-files.ts'

/** The files of a playground: each path in it, and the file that it is a copy of. */
export type Composition = Map<string, string>

/** Beside the folders, these files of the repository are part of a playground. */
const topFiles = new Set([
  ...['package.json', 'package-lock.json', 'tsconfig.json'],
  ...['.npmrc', '.dockerignore'],
])
/** Attendees read or use these in the repository itself. */
const leftOut = /^(steps|bench|\.[^/]+)\//

/** The repository's files, and over them those of `layer`: a part's `start` or `solution`. */
export async function compose(
  repository: string,
  layer: string,
): Promise<Composition> {
  const composition: Composition = new Map()
  for (const path of await findFiles(repository, ''))
    if (isLaidOut(path)) composition.set(path, join(repository, path))
  for (const path of await layerFiles(layer))
    composition.set(path, join(layer, path))
  return composition
}

function isLaidOut(path: string) {
  return path.includes('/') ? !leftOut.test(path) : topFiles.has(path)
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
