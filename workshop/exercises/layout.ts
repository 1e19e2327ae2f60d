import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { findFiles } from '../tests/find-files.ts'
import type { Composition } from './compose.ts'

export type Layer = 'start' | 'solution'

/** What was laid out: tells the attendee's changes from our files. */
export type Layout = {
  part: string
  layer: Layer
  /** A hash for each path. */
  files: Record<string, string>
}

const layoutFile = '.playground.json'
export const snapshotFolder = '.snapshots'

/**
 * Makes the playground hold these files and no others. It writes only what
 * differs, and what an attendee changed is lost: keep it first.
 */
export async function layOut(
  playground: string,
  { part, layer }: Omit<Layout, 'files'>,
  composition: Composition,
) {
  const files: Layout['files'] = {}
  await mkdir(playground, { recursive: true })
  await Promise.all(
    [...composition].map(async ([path, source]) => {
      const content = await readFile(source)
      files[path] = hashOf(content)
      await writeChanged(join(playground, path), content)
    }),
  )
  for (const path of await playgroundFiles(playground))
    if (!composition.has(path)) await rm(join(playground, path))
  await writeLayout(playground, { part, layer, files })
}

/** Paths of files that are new or changed since they were laid out. */
export async function changedFiles(playground: string) {
  const { files } = await readLayout(playground)
  const paths = await playgroundFiles(playground)
  const changes = await Promise.all(
    paths.map(async path => {
      const content = await readFile(join(playground, path))
      return hashOf(content) === files[path] ? [] : [path]
    }),
  )
  return changes.flat()
}

/** Nothing is laid out before the first `goto`. */
export async function readLayout(playground: string): Promise<Layout> {
  const file = join(playground, layoutFile)
  if (!existsSync(file)) return { part: '', layer: 'start', files: {} }
  return JSON.parse(await readFile(file, 'utf8'))
}

async function writeLayout(playground: string, layout: Layout) {
  await writeFile(join(playground, layoutFile), JSON.stringify(layout))
}

async function playgroundFiles(playground: string) {
  if (!existsSync(playground)) return []
  const paths = await findFiles(playground, '')
  return paths.filter(path => path !== layoutFile && !isSnapshot(path))
}

const isSnapshot = (path: string) => path.startsWith(`${snapshotFolder}/`)

async function writeChanged(file: string, content: Buffer) {
  const found = await readFile(file).catch(() => undefined)
  if (found?.equals(content)) return
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content)
}

function hashOf(content: Buffer) {
  return createHash('sha256').update(content).digest('base64')
}
