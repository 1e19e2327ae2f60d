import { places } from '../exercises/places.ts'
import { currentPart, solve } from '../exercises/playground.ts'
import { printSnapshot } from './print-part.ts'

export async function runSolve() {
  const part = await currentPart(places)
  const snapshot = await solve(places, part)
  console.log(`The solution of ${part.part} is in the playground.`)
  console.log('Compare it with the start: npx workshop diff')
  printSnapshot(snapshot)
}
