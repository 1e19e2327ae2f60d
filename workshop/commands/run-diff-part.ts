import { diffPart } from '../exercises/diff.ts'
import type { Layer } from '../exercises/layout.ts'
import { places } from '../exercises/places.ts'
import { currentPart } from '../exercises/playground.ts'
import { styled } from './styled.ts'

const colours = { '+': 'green', '-': 'red', '@': 'cyan' } as const

export async function runDiffOfPart(layer: Layer) {
  const part = await currentPart(places)
  const patches = await diffPart(places, part, layer)
  if (patches.length === 0)
    return console.log(`Your files of ${part.part} equal the ${layer}.`)
  for (const line of patches.join('\n').split('\n'))
    console.log(coloured(line))
}

function coloured(line: string) {
  const colour = colours[line[0] as keyof typeof colours]
  return colour ? styled(colour, line) : line
}
