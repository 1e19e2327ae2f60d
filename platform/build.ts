import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, stop } from 'esbuild'

export type Bundle = {
  /** Its folder below `build`: a host name such as `search-2`. */
  name: string
  /** The absolute path of the file it begins with. */
  entry: string
}

const root = fileURLToPath(new URL('../', import.meta.url))
const folder = join(root, 'build')

/** Packages with native parts, which cannot be in one file. */
const external = ['sharp', 'lmdb', 'fs-native-extensions', 'esbuild']

/** Packages written for `require` expect it in a module. */
const banner = `import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);`

/** Two folders deep, as the source is, so paths to `static` hold in both. */
export function bundleOf(name: string) {
  return join(folder, name, 'main.js')
}

/** Builds each to one file, all in one run. Rejects with esbuild's message. */
export async function buildServices(bundles: Bundle[]) {
  await mkdir(folder, { recursive: true })
  const outdir = await mkdtemp(join(folder, '.next-'))
  try {
    await build({
      entryPoints: bundles.map(({ name, entry }) => ({
        in: entry,
        out: `${name}/main`,
      })),
      outdir,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      external,
      banner: { js: banner },
      logLevel: 'silent',
    })
    return await Promise.all(
      bundles.map(({ name }) => replace(name, outdir)),
    )
  } finally {
    await rm(outdir, { recursive: true, force: true })
  }
}

/** Builds one. */
export async function buildService(name: string, entry: string) {
  const [file] = await buildServices([{ name, entry }])
  return file
}

/** Ends esbuild's own process, which holds much memory. */
export const endBuilding = stop

/** A process that reads the file meanwhile finds the old or the new one, never half. */
async function replace(name: string, outdir: string) {
  const file = bundleOf(name)
  await mkdir(dirname(file), { recursive: true })
  await rename(join(outdir, name, 'main.js'), file)
  return file
}

/** Run as `tsx build.ts main.ts …` in a service's folder: builds each entry. */
async function buildHere(entries: string[]) {
  const folder = basename(process.cwd())
  const bundles = entries.map(entry => {
    const variant = basename(entry, '.ts').replace(/^main-?/, '')
    const name = variant ? `${folder}-${variant}` : folder
    return { name, entry: resolve(entry) }
  })
  for (const file of await buildServices(bundles)) console.log(file)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await buildHere(process.argv.slice(2))
