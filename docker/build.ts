import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { buildServices, bundleOf } from '@workshop/platform/build'
import { type Content, contents } from './contents.ts'
import { root } from './source.ts'

/** Lays out each image's files below `folder`: `<host>/app` and, for databases, `<host>/data`. */
async function buildImages(folder: string) {
  const all = contents()
  await buildServices(all.flatMap(bundlesOf))
  for (const content of all) {
    await layOut(content, join(folder, content.host))
    console.log(`${content.host} is built`)
  }
}

function bundlesOf({ host, bundles }: Content) {
  return Object.entries(bundles).map(([file, entry]) => ({
    name: host,
    file: parse(file).name,
    entry: join(root, entry),
  }))
}

async function layOut({ host, bundles, beside }: Content, folder: string) {
  const app = join(folder, 'app')
  const inside = join(app, 'build', host)
  await mkdir(join(folder, 'data/db'), { recursive: true })
  await mkdir(inside, { recursive: true })
  await writeFile(join(app, 'package.json'), '{ "type": "module" }\n')
  for (const file in bundles)
    await cp(bundleOf(host, parse(file).name), join(inside, file))
  for (const path of beside)
    await cp(join(root, path), join(app, path), { recursive: true, filter })
}

/** Images are not debugged from the inside. */
function filter(path: string) {
  return !/\.(map|d\.[cm]?ts)$/.test(path)
}

const [folder] = process.argv.slice(2)
if (!folder) throw new Error('Say where to: docker/build.ts <folder>')
await buildImages(folder)
