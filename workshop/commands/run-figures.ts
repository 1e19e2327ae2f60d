import { measureYours } from '../figures/measure.ts'
import { readOurs } from '../figures/ours.ts'
import { askRatios } from '../figures/predict.ts'
import { describeFigures } from '../figures/print.ts'
import { repository } from '../stages/paths.ts'
import { askAtTerminal, isTerminal } from './ask.ts'

type FiguresFlags = { predict: boolean; json?: boolean }

const introduction = 'Your predictions, as numbers: 1.5 or 0.5.'

export async function runFigures({ predict, json }: FiguresFlags) {
  const ours = await readOurs(repository)
  const isAsked = predict && !json && isTerminal()
  const predictions = isAsked
    ? await askAtTerminal(introduction, askRatios)
    : {}
  const yours = await measureYours(text => console.error(text))

  if (json) {
    const figures = { at: new Date().toISOString(), yours, ours }
    return console.log(JSON.stringify(figures, null, 2))
  }
  console.log('\nRequests per second, with ten visitors at once:\n')
  for (const line of describeFigures(yours, ours, predictions))
    console.log(line)
  console.log(
    '\nThe ratio is services to monolith. Compare ratios: machines differ.',
  )
}
