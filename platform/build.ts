import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type OutputFile, stop } from 'esbuild'

export type Bundle = {
  /** Its folder below `build`: a host name such as `search-2`. */
  name: string
  /** The absolute path of the file it begins with. */
  entry: string
}

const root = fileURLToPath(new URL('../', import.meta.url))

/** Packages with native parts, which cannot be in one file. */
const external = ['sharp', 'lmdb', 'fs-native-extensions', 'esbuild']

/** Packages written for `require` expect it in a module. */
const banner = `import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);`

/** Two folders deep, as the source is, so paths to `static` hold in both. */
export function bundleOf(name: string) {
  return join(root, 'build', name, 'main.js')
}

/** Builds each to one file, all in one run. Rejects with esbuild's message. */
export async function buildServices(bundles: Bundle[]) {
  const { outputFiles } = await build({
    entryPoints: bundles.map(({ name, entry }) => ({
      in: entry,
      out: `${name}/main`,
    })),
    outdir: join(root, 'build'),
    write: false,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external,
    banner: { js: banner },
    logLevel: 'silent',
  })
  await Promise.all(outputFiles.map(replace))
  return bundles.map(({ name }) => bundleOf(name))
}

/** Builds one. */
export async function buildService(name: string, entry: string) {
  const [file] = await buildServices([{ name, entry }])
  return file
}

/** Ends esbuild's own process, which holds much memory. */
export const endBuilding = stop

/** A process that reads the file meanwhile finds the old or the new one, never half. */
async function replace({ path, contents }: OutputFile) {
  const old = await readFile(path).catch(() => null)
  if (old?.equals(contents)) return
  await mkdir(dirname(path), { recursive: true })
  const next = `${path}.${process.pid}`
  await writeFile(next, contents)
  await rename(next, path)
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
