import { existsSync } from 'node:fs'
import {
  copyFile,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  realpath,
  rm,
  stat,
  symlink,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

/** Ignored by git, or git's own: not part of a fresh copy. */
const left = new Set([
  '.git',
  'node_modules',
  'build',
  'data',
  'playground',
  'screenshots',
])

export type Copy = { folder: string; remove(): Promise<void> }

/** A fresh copy of the tree at `root`; with `installed`, its packages are linked in. */
export async function copyTree(
  root: string,
  { installed = true } = {},
): Promise<Copy> {
  const folder = await realpath(
    await mkdtemp(join(tmpdir(), 'workshop-docs-')),
  )
  const ignored = new Set([join(root, 'bench')])
  await cp(root, folder, {
    recursive: true,
    preserveTimestamps: true,
    filter: source =>
      source === root ||
      !(left.has(basename(source)) || ignored.has(source)),
  })
  if (installed) await linkModules(root, folder)
  const remove = () => rm(folder, { recursive: true, force: true })
  return { folder, remove }
}

async function linkModules(root: string, folder: string) {
  await linkShared(root, folder)
  const text = await readFile(join(root, 'package.json'), 'utf8')
  for (const workspace of JSON.parse(text).workspaces)
    await linkOwn(join(root, workspace), join(folder, workspace))
}

/** A workspace may have its own version of a package. */
async function linkOwn(from: string, to: string) {
  const own = join(from, 'node_modules')
  if (existsSync(own))
    await symlink(own, join(to, 'node_modules'), 'junction')
}

/** Links each package, but lets the workspaces' links lead into the copy. */
async function linkShared(root: string, folder: string) {
  const from = join(root, 'node_modules')
  const to = join(folder, 'node_modules')
  await mkdir(to)

  for (const name of await readdir(from)) {
    if (name === '.bin' || name === '@workshop')
      await copyLinks(join(from, name), join(to, name))
    else if ((await stat(join(from, name))).isDirectory())
      await symlink(join(from, name), join(to, name), 'junction')
    // Written now, so that the tool sees nothing missing.
    else await copyFile(join(from, name), join(to, name))
  }
}

async function copyLinks(from: string, to: string) {
  await mkdir(to)
  for (const name of await readdir(from))
    await symlink(await readlink(join(from, name)), join(to, name))
}
