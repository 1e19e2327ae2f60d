import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

type Package = { name: string; workspaces?: string[] }

/** Links `@workshop/*` of a copy of the repository to the copy's own folders. */
export function linkWorkspaces(repository: string, copy: string) {
  const { workspaces = [] } = readPackage(copy)
  const links = join(copy, 'node_modules/@workshop')
  rmSync(links, { recursive: true, force: true })
  for (const workspace of workspaces) {
    const folder = join(copy, workspace)
    const { name } = readPackage(folder)
    link(folder, join(copy, 'node_modules', name))

    // Its own version of a package, where it needs another than the rest.
    const own = join(repository, workspace, 'node_modules')
    if (existsSync(own)) link(own, join(folder, 'node_modules'))
  }
}

function readPackage(folder: string): Package {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
}

/** A junction needs no administrator on Windows; elsewhere the kind is ignored. */
function link(target: string, path: string) {
  mkdirSync(dirname(path), { recursive: true })
  rmSync(path, { recursive: true, force: true })
  symlinkSync(target, path, 'junction')
}
