import { places } from '../exercises/places.ts'
import { currentPart } from '../exercises/playground.ts'
import { noteHint } from '../exercises/progress.ts'

export async function runHint({ all }: { all?: boolean }) {
  const { part, hints } = await currentPart(places)
  if (hints.length === 0)
    return console.log(`${part} has no hints. Read its README again.`)
  if (all) return hints.forEach(print)

  const shown = await noteHint(places.progress, part, hints.length)
  print(hints[shown - 1], shown - 1)
  console.log(
    shown < hints.length
      ? `${hints.length - shown} more: npx workshop hint`
      : 'That was the last one. The solution: npx workshop solve',
  )
}

function print(hint: string, index: number) {
  console.log(`${index + 1}. ${hint}`)
}
