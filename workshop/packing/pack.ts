import {
  cp,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { packImages } from './images.ts'
import { type Platform, platformName } from './platforms.ts'
import { mustRun } from './run.ts'

export type PackOptions = {
  /** The repository whose packages are packed. */
  root: string
  /** The file to write. */
  file: string
  platforms: Platform[]
  /** Whether the images of the stages go in, where Docker is running. */
  images: boolean
  onProgress: (text: string) => void
}

/**
 * Writes one file from which `unpack` sets up a machine without a network: npm's
 * cache with the packages of each platform, and the images. Resolves with its size.
 */
export async function pack(options: PackOptions) {
  const { root, file, platforms, images, onProgress } = options
  const folder = await mkdtemp(join(tmpdir(), 'workshop-pack-'))
  try {
    const content = join(folder, 'content')
    const cache = join(content, 'npm-cache')
    const packages = join(folder, 'packages')
    await mkdir(content)
    await copyManifests(root, packages)
    for (const platform of platforms) {
      onProgress(`Fetching the packages for ${platformName(platform)}`)
      await fetchPackages(packages, cache, platform)
    }
    const get = ['config', 'get', 'registry']
    const registry = await mustRun('npm', get, packages)
    await writeFile(
      join(content, 'pack.json'),
      JSON.stringify({ registry, platforms }),
    )
    if (images) await packImages(join(content, 'images.tar'), onProgress)
    onProgress('Compressing')
    await mustRun('tar', ['-czf', file, '-C', content, '.'])
    return (await stat(file)).size
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What npm needs to know: the lock file and a manifest for each workspace. */
async function copyManifests(root: string, folder: string) {
  const text = await readFile(join(root, 'package.json'), 'utf8')
  const workspaces: string[] = JSON.parse(text).workspaces
  const files = [
    ...['package.json', 'package-lock.json', '.npmrc'],
    ...workspaces.map(workspace => join(workspace, 'package.json')),
  ]
  for (const file of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await cp(join(root, file), join(folder, file))
  }
}

/** Installing for a platform leaves its packages in the cache. */
async function fetchPackages(
  folder: string,
  cache: string,
  { os, cpu, libc }: Platform,
) {
  const args = [
    ...['ci', '--omit=dev', '--loglevel=error', `--cache=${cache}`],
    ...[`--os=${os}`, `--cpu=${cpu}`, ...(libc ? [`--libc=${libc}`] : [])],
  ]
  await mustRun('npm', args, folder)
}
