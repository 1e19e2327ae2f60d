import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './source.ts'

/** The folders of an installed package and of its dependencies on this platform. */
export function withDependencies(name: string, found = new Set<string>()) {
  const folder = `node_modules/${name}`
  const file = join(root, folder, 'package.json')
  if (found.has(folder) || !existsSync(file)) return [...found]

  found.add(folder)
  const { dependencies, optionalDependencies } = JSON.parse(
    readFileSync(file, 'utf8'),
  )
  for (const next in { ...dependencies, ...optionalDependencies })
    withDependencies(next, found)
  return [...found]
}
