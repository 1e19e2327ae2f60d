import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { ignoredFolders } from '../tests/find-files.ts'

/** A fresh copy of the tree at `root`; with `installed`, its packages are linked in. */
export function copyTree(root: string, { installed = true } = {}) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'workshop-docs-')))
  // A thousand small files take half the CPU time that `cp` needs.
  cpSync(root, folder, {
    recursive: true,
    preserveTimestamps: true,
    filter: path => path === root || !ignoredFolders.has(basename(path)),
  })
  if (installed) linkPackages(root, folder)
  return folder
}

/** Links each package; a workspace may have its own version of some. */
function linkPackages(root: string, folder: string) {
  const from = join(root, 'node_modules')
  const to = join(folder, 'node_modules')
  mkdirSync(to)
  for (const name of readdirSync(from)) {
    const [source, target] = [join(from, name), join(to, name)]
    // npm's own files, and the links to workspaces, which then lead into the copy.
    if (name.startsWith('.') || name === '@workshop')
      cpSync(source, target, { recursive: true, verbatimSymlinks: true })
    else symlinkSync(source, target, 'junction')
  }

  const text = readFileSync(join(root, 'package.json'), 'utf8')
  for (const workspace of JSON.parse(text).workspaces) {
    const own = join(root, workspace, 'node_modules')
    const target = join(folder, workspace, 'node_modules')
    if (existsSync(own)) symlinkSync(own, target, 'junction')
  }
}
