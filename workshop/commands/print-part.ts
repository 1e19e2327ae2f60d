import { writableFiles } from '../exercises/compose.ts'
import type { Part } from '../exercises/manifest.ts'
import { places } from '../exercises/places.ts'
import { checkFileOf } from '../exercises/playground.ts'
import type { Snapshot } from '../exercises/snapshots.ts'
import { styled } from './styled.ts'

/** Where an attendee reads, writes and checks. */
export async function printPart(part: Part) {
  console.log(
    `${styled('bold', `${part.part} ${part.title}`)}, ${part.minutes} minutes${part.optional ? ', optional' : ''}`,
  )
  console.log(`Read   ${part.folder}/README.md`)
  for (const file of await writableFiles(places.repository, part.folder))
    console.log(`Edit   playground/${file}`)
  if (checkFileOf(places, part))
    console.log('Check  npx workshop check --watch')
}

export function printSnapshot(snapshot?: Snapshot) {
  if (!snapshot) return
  const { paths, part, number } = snapshot
  const files = paths.length === 1 ? '1 file' : `${paths.length} files`
  console.log(
    `Your work on ${part} (${files}) is snapshot ${number}. "npx workshop undo" brings it back.`,
  )
}
