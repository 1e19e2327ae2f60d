import { basename, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../', import.meta.url))

/** What stays beside a bundle: native parts, which cannot be in one file. */
const external = ['sharp', 'lmdb', 'esbuild']

/** What packages written for `require` look for in a module. */
const banner = `import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);`

/** Builds `entry` to the one file `build/<name>/main.js`, two folders deep as the source is, so that paths to `static` hold in both. */
export async function buildService(name: string, entry: string) {
  const outfile = join(root, 'build', name, 'main.js')
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external,
    banner: { js: banner },
    sourcemap: 'linked',
    logLevel: 'error',
  })
  return outfile
}

/** Run as `tsx build.ts main.ts …` in a service's folder: builds each entry. */
async function buildHere(entries: string[]) {
  const folder = basename(process.cwd())
  for (const entry of entries) {
    const [, version] = /-(\d+)\.ts$/.exec(entry) ?? []
    const name = version ? `${folder}-${version}` : folder
    console.log(await buildService(name, resolve(entry)))
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await buildHere(process.argv.slice(2))
