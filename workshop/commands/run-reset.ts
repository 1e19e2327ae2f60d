import { places } from '../exercises/places.ts'
import { currentPart, goTo } from '../exercises/playground.ts'
import { resetData, resetWeights } from '../exercises/reset.ts'
import { data } from '../stages/paths.ts'
import { printPart, printSnapshot } from './print-part.ts'
import { printWeights } from './print-weights.ts'

export async function runReset(what: 'step' | 'data' | 'weights') {
  if (what === 'step') await resetStep()
  else if (what === 'data') {
    await resetData(data)
    console.log('The next start begins with 1,000 fresh posts.')
  } else
    for (const [service, weights] of await resetWeights(data))
      printWeights(service, weights)
}

async function resetStep() {
  const part = await currentPart(places)
  const snapshot = await goTo(places, part, 'reset')
  await printPart(part)
  printSnapshot(snapshot)
}
