import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '@workshop/services/runtime'
import { compose } from './compose.ts'
import { type Layer, layOut, readLayout } from './layout.ts'
import { findPart, type Part, readParts } from './manifest.ts'
import { linkWorkspaces } from './packages.ts'
import { noteStart } from './progress.ts'
import {
  listSnapshots,
  restoreSnapshot,
  type Snapshot,
  takeSnapshot,
} from './snapshots.ts'

/** The repository, and the playground that is laid out from it. */
export type Folders = { repository: string; playground: string }

/** What a command works on. */
export type Places = Folders & {
  /** The file with the attendee's progress. */
  progress: string
}

/** Lays out a part's start; work that was there goes into a snapshot. */
export async function goTo(places: Places, part: Part, by = 'goto') {
  const snapshot = await takeSnapshot(places.playground, by)
  await lay(places, part, 'start')
  await noteStart(places.progress, part.part)
  return snapshot
}

/** Lays out the solution; work that was there goes into a snapshot. */
export async function solve(places: Places, part: Part) {
  const snapshot = await takeSnapshot(places.playground, 'solve')
  await lay(places, part, 'solution')
  return snapshot
}

/** Brings a snapshot back: the given one, or the latest that was not yet. */
export async function undo(places: Places, number?: number) {
  const all = await listSnapshots(places.playground)
  const snapshot = number
    ? all.find(each => each.number === number)
    : latest(all)
  if (!snapshot) throw new UsageError(noSnapshot(all, number))
  const replaced = await takeSnapshot(places.playground, 'undo')
  const part = findPart(readParts(places.repository), snapshot.part)
  await lay(places, part, snapshot.layer)
  await restoreSnapshot(places.playground, snapshot)
  await noteStart(places.progress, part.part)
  return { snapshot, replaced }
}

/** The part at hand. Throws UsageError where there is no playground. */
export async function currentPart({ repository, playground }: Places) {
  const { part } = await readLayout(playground)
  const parts = readParts(repository)
  if (part) return findPart(parts, part)
  throw new UsageError(
    `There is no playground yet. Type "npx workshop goto ${parts[0].part}".`,
  )
}

/** Lays out a part's start or solution, over whatever is there. */
export async function lay(
  { repository, playground }: Folders,
  part: Part,
  layer: Layer,
) {
  const composition = await compose(repository, part.folder, layer)
  await layOut(playground, { part: part.part, layer }, composition)
  // Everything else resolves upwards, to the packages of the repository.
  linkWorkspaces(repository, playground)
}

function latest(all: Snapshot[]) {
  return all.findLast(({ by, restored }) => by !== 'undo' && !restored)
}

function noSnapshot(all: Snapshot[], number?: number) {
  if (all.length === 0) return 'There is nothing to bring back.'
  const numbers = all.map(each => each.number).join(', ')
  return number
    ? `There is no snapshot ${number}. There are ${numbers}.`
    : `Everything was brought back already. "npx workshop undo <number>" brings back one of ${numbers}.`
}

/** Whether a part has a check, and so something to write. */
export const checkFileOf = (
  { repository }: Pick<Folders, 'repository'>,
  part: Part,
) => {
  const file = join(repository, part.folder, 'check.ts')
  return existsSync(file) ? file : undefined
}
