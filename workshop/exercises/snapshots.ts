import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  changedFiles,
  type Layer,
  readLayout,
  snapshotFolder,
} from './layout.ts'

/** Work of an attendee that something else has replaced. It is never deleted. */
export type Snapshot = {
  number: number
  part: string
  layer: Layer
  /** The command that replaced it. */
  by: string
  at: string
  paths: string[]
  /** Whether `undo` has brought it back already. */
  restored?: boolean
}

/** Copies what was changed since it was laid out; undefined where nothing was. */
export async function takeSnapshot(playground: string, by: string) {
  const paths = await changedFiles(playground)
  if (paths.length === 0) return
  const { part, layer } = await readLayout(playground)
  const number = (await listSnapshots(playground)).length + 1
  const at = new Date().toISOString()
  const snapshot: Snapshot = { number, part, layer, by, at, paths }

  for (const path of paths)
    await cp(join(playground, path), fileOf(playground, number, path))
  await writeSnapshot(playground, snapshot)
  return snapshot
}

/** Oldest first. */
export async function listSnapshots(
  playground: string,
): Promise<Snapshot[]> {
  const folder = join(playground, snapshotFolder)
  const names = await readdir(folder).catch(() => [])
  const files = names.filter(name => name.endsWith('.json'))
  const texts = files.map(name => readFile(join(folder, name), 'utf8'))
  const all: Snapshot[] = (await Promise.all(texts)).map(text =>
    JSON.parse(text),
  )
  return all.sort((a, b) => a.number - b.number)
}

/** Puts its files over what is laid out. */
export async function restoreSnapshot(
  playground: string,
  snapshot: Snapshot,
) {
  for (const path of snapshot.paths)
    await cp(
      fileOf(playground, snapshot.number, path),
      join(playground, path),
    )
  await writeSnapshot(playground, { ...snapshot, restored: true })
}

const fileOf = (playground: string, number: number, path: string) =>
  join(playground, snapshotFolder, String(number), path)

async function writeSnapshot(playground: string, snapshot: Snapshot) {
  const folder = join(playground, snapshotFolder)
  await mkdir(folder, { recursive: true })
  const text = `${JSON.stringify(snapshot, null, 2)}\n`
  await writeFile(join(folder, `${snapshot.number}.json`), text)
}
