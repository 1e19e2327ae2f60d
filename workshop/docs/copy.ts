import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { linkWorkspaces } from '../exercises/packages.ts'
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

/** Links each package; the workspaces lead into the copy. */
function linkPackages(root: string, folder: string) {
  const from = join(root, 'node_modules')
  const to = join(folder, 'node_modules')
  mkdirSync(to)
  for (const name of readdirSync(from)) {
    const [source, target] = [join(from, name), join(to, name)]
    // npm's own files.
    if (name.startsWith('.'))
      cpSync(source, target, { recursive: true, verbatimSymlinks: true })
    else if (name !== '@workshop') symlinkSync(source, target, 'junction')
  }
  linkWorkspaces(root, folder)
}
