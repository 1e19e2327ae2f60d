import { readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** Ignored by git, or git's own. */
export const ignoredFolders = new Set([
  'node_modules',
  'build',
  'data',
  'playground',
  'screenshots',
  '.git',
])

/** Files below `folder` by ending, sorted; `parts` keeps the paths that contain one of them. */
export async function findFiles(
  folder: string,
  ending: string,
  parts: string[] = [],
) {
  const files = (await walk(folder)).map(file =>
    relative(folder, file).replaceAll('\\', '/'),
  )
  return files
    .filter(file => file.endsWith(ending))
    .filter(
      file => parts.length === 0 || parts.some(part => file.includes(part)),
    )
    .sort()
}

async function walk(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const nested = entries.map(entry => {
    const path = join(folder, entry.name)
    if (entry.isFile()) return [path]
    const isWanted = entry.isDirectory() && !ignoredFolders.has(entry.name)
    return isWanted ? walk(path) : []
  })
  return (await Promise.all(nested)).flat()
}
