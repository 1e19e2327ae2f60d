import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { context, stop } from 'esbuild'

export type Bundle = {
  /** Its folder below `build`: a host name such as `search-2`. */
  name: string
  /** What the file in it is called, without `.js`; `main` is what starts. */
  file?: string
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
export function bundleOf(name: string, file = 'main') {
  return join(folder, name, `${file}.js`)
}

const options = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  external,
  banner: { js: banner },
  logLevel: 'silent',
} as const

/** Builds that are open: esbuild's own process, which holds much memory, ends with the last. */
let open = 0

/** A build that can run again and again; esbuild keeps the parsed sources until `close`. */
export async function openBuild(bundles: Bundle[]) {
  await mkdir(folder, { recursive: true })
  const outdir = await mkdtemp(join(folder, '.next-'))
  open++
  const entryPoints = bundles.map(({ name, file = 'main', entry }) => ({
    in: entry,
    out: `${name}/${file}`,
  }))
  const building = await context({ ...options, entryPoints, outdir })

  let running: Promise<string[]> | undefined

  async function build() {
    await building.rebuild()
    return Promise.all(bundles.map(bundle => replace(bundle, outdir)))
  }

  return {
    /**
     * Builds each to one file; resolves with their paths. Rejects with esbuild's message.
     * Calls at the same time share a build.
     */
    run() {
      running ??= build().finally(() => {
        running = undefined
      })
      return running
    },
    async close() {
      await building.dispose()
      open--
      if (open === 0) await stop()
      await rm(outdir, { recursive: true, force: true })
    },
  }
}

/** Builds each to one file, all in one run. Rejects with esbuild's message. */
export async function buildServices(bundles: Bundle[]) {
  const building = await openBuild(bundles)
  return building.run().finally(building.close)
}

/** A process that reads the file meanwhile finds the old or the new one, never half. */
async function replace({ name, file }: Bundle, outdir: string) {
  const bundle = bundleOf(name, file)
  await mkdir(dirname(bundle), { recursive: true })
  await rename(join(outdir, relative(folder, bundle)), bundle)
  return bundle
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
