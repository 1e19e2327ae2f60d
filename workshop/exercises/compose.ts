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

/**
 * The repository's files, and over them a part's start or its solution. What only
 * the start adds is given, such as a test: it is there with the solution as well.
 */
export async function compose(
  repository: string,
  partFolder: string,
  layer: 'start' | 'solution',
): Promise<Composition> {
  const composition: Composition = new Map()
  for (const path of await findFiles(repository, ''))
    if (isLaidOut(path)) composition.set(path, join(repository, path))

  const start = join(repository, partFolder, 'start')
  for (const path of await layerFiles(start))
    if (layer === 'start' || !composition.has(path))
      composition.set(path, join(start, path))
  if (layer === 'start') return composition

  const solution = join(repository, partFolder, 'solution')
  for (const path of await layerFiles(solution))
    composition.set(path, join(solution, path))
  return composition
}

function isLaidOut(path: string) {
  return path.includes('/') ? !leftOut.test(path) : topFiles.has(path)
}

/** Paths of the files that a layer adds or covers. */
export async function layerFiles(layer: string) {
  return existsSync(layer) ? findFiles(layer, '') : []
}

/** The files that an attendee writes in a part: they differ between start and solution. */
export async function writableFiles(
  repository: string,
  partFolder: string,
) {
  const folder = join(repository, partFolder)
  const [start, solution] = await Promise.all(
    ['start', 'solution'].map(layer => layerFiles(join(folder, layer))),
  )
  const covering = start.filter(path => existsSync(join(repository, path)))
  return [...new Set([...covering, ...solution])].sort()
}
