import { findPart, readParts } from '../exercises/manifest.ts'
import { places } from '../exercises/places.ts'
import { goTo } from '../exercises/playground.ts'
import { printPart, printSnapshot } from './print-part.ts'

export async function runGoto(name: string) {
  const part = findPart(readParts(places.repository), name)
  const snapshot = await goTo(places, part)
  await printPart(part)
  printSnapshot(snapshot)
}
