import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { Problem } from '@workshop/platform/errors'
import { ignoredFolders } from '../tests/find-files.ts'

/** Larger files are for an editor. */
const maxBytes = 1024 * 1024

export type SourceFile = { kind: 'file'; text: string }
export type SourceFolder = { kind: 'folder'; entries: string[] }

/** A file or folder below `root` by its path there; a hidden or missing one is a 404. */
export async function readSource(
  root: string,
  path: string,
): Promise<SourceFile | SourceFolder> {
  const place = await locate(root, path)
  const found = await stat(place)
  if (found.isDirectory()) return { kind: 'folder', ...(await list(place)) }
  if (found.size > maxBytes) throw missing(path, 'It is too large to show.')
  const text = await readFile(place, 'utf8')
  if (text.includes('\0')) throw missing(path, 'It is not a text.')
  return { kind: 'file', text }
}

/** Whether a path climbs, or names a dotfile or a folder that git ignores. */
export function isHidden(path: string) {
  return path
    .split(/[\\/]/)
    .some(name => name.startsWith('.') || ignoredFolders.has(name))
}

/** The real path: a symbolic link must not lead out of the repository. */
async function locate(root: string, path: string) {
  if (isHidden(path)) throw missing(path)
  try {
    const [base, place] = await Promise.all([
      realpath(root),
      realpath(join(root, path)),
    ])
    if (place.startsWith(base + sep) && !isHidden(relative(base, place)))
      return place
  } catch (cause) {
    throw missing(path, undefined, cause)
  }
  throw missing(path)
}

async function list(folder: string) {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries
    .filter(({ name }) => !isHidden(name))
    .map(entry => (entry.isDirectory() ? `${entry.name}/` : entry.name))
  return { entries: names.sort() }
}

function missing(path: string, detail?: string, cause?: unknown) {
  return new Problem(404, 'No such file', {
    detail: detail ?? `The guide shows no file ${path}.`,
    cause,
  })
}
