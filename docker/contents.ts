import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pageFiles } from '@workshop/platform/pages/files'
import { hostOf, services } from '@workshop/services/manifest'
import { root } from './source.ts'

/** What an image holds; paths begin at the root of the repository. */
export type Content = {
  /** The image's name, and the folder below `build` that it works in. */
  host: string
  /** Bundles by file name; `main.js` is what starts. */
  bundles: Record<string, string>
  /** Files and folders that are needed as they are. */
  beside: string[]
}

/** What cannot be bundled: native parts, and what is read as a file. */
const needs: Record<string, () => string[]> = {
  rest: () => ['rest/openapi/docs.ejs', ...pageFiles.values()],
  synchronise: () => [
    'services/synchronise/progress.ejs',
    ...pageFiles.values(),
  ],
  picture: () => ['static/pictures', ...withDependencies('sharp')],
  web: () => [
    'static',
    'monolithic/site/views',
    'node_modules/@jsquash/webp',
  ],
}

/** Asked by Docker about its own container, by the runtime about all. */
const probes = {
  'healthy.js': 'docker/healthy/http.js',
  'ready.js': 'docker/healthy/ready.js',
}

/** Every service's image, the embedded database's, and that of the posts. */
export function contents(): Content[] {
  const ofServices = services.map(({ name, folder, entry }) => ({
    host: hostOf(name),
    bundles: { 'main.js': `${folder}/${entry}`, ...probes },
    beside: needs[name]?.() ?? [],
  }))
  return [...ofServices, mongodb(), posts]
}

function mongodb(): Content {
  return {
    host: 'mongodb',
    bundles: {
      'main.js': entryOf('@workshop/mongodb/main'),
      'scan.js': entryOf('@workshop/mongodb/scan'),
      'healthy.js': 'docker/healthy/mongodb.js',
    },
    beside: [
      ...withDependencies('lmdb'),
      ...withDependencies('fs-native-extensions'),
    ],
  }
}

function entryOf(module: string) {
  return relative(root, fileURLToPath(import.meta.resolve(module)))
}

/** Runs once: puts the committed posts into an empty database. */
const posts: Content = {
  host: 'posts',
  bundles: { 'main.js': 'docker/posts.ts' },
  beside: ['datasets/posts.ndjson'],
}

/** The folders of an installed package and of its dependencies on this platform. */
function withDependencies(name: string, found = new Set<string>()) {
  const folder = `node_modules/${name}`
  const file = join(root, folder, 'package.json')
  if (found.has(folder) || !existsSync(file)) return [...found]

  found.add(folder)
  const { dependencies, optionalDependencies } = JSON.parse(
    readFileSync(file, 'utf8'),
  )
  for (const next in { ...dependencies, ...optionalDependencies })
    withDependencies(next, found)
  return [...found]
}
