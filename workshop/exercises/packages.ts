import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'

type Package = { name: string; workspaces?: string[] }

/**
 * Links `@workshop/*` to the playground's own folders. Everything else resolves
 * upwards, to the packages of the repository around it.
 */
export async function linkPackages(repository: string, playground: string) {
  const { workspaces = [] } = await readPackage(playground)
  await rm(join(playground, 'node_modules/@workshop'), {
    recursive: true,
    force: true,
  })
  for (const workspace of workspaces) {
    const folder = join(playground, workspace)
    const { name } = await readPackage(folder)
    await link(folder, join(playground, 'node_modules', name))

    // Its own version of a package, where it needs another than the rest.
    const own = join(repository, workspace, 'node_modules')
    if (existsSync(own)) await link(own, join(folder, 'node_modules'))
  }
}

async function readPackage(folder: string): Promise<Package> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
}

/** A junction needs no administrator on Windows; elsewhere the kind is ignored. */
async function link(target: string, path: string) {
  await mkdir(join(path, '..'), { recursive: true })
  await rm(path, { recursive: true, force: true })
  await symlink(target, path, 'junction')
}
