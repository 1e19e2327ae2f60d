import { readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'

const ignored = new Set([
  'node_modules',
  'build',
  'data',
  'playground',
  'screenshots',
  '.git',
])

/** Files below `folder` by ending, sorted; `wanted` keeps the paths with one of its parts. */
export async function findTests(
  folder: string,
  ending: string,
  wanted: string[] = [],
) {
  const found = (await walk(folder))
    .map(file => relative(folder, file).replaceAll('\\', '/'))
    .filter(file => file.endsWith(ending))
    .filter(
      file =>
        wanted.length === 0 || wanted.some(part => file.includes(part)),
    )
  return found.sort()
}

async function walk(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const nested = entries
    .filter(entry => !ignored.has(entry.name))
    .map(async entry => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return walk(path)
      return entry.isFile() ? [path] : []
    })
  return (await Promise.all(nested)).flat()
}
