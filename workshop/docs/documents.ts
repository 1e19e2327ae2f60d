import { readSteps } from '../exercises/manifest.ts'

/** The documents whose commands are run, in reading order. */
export function guides(root: string) {
  return ['README.md', 'WORKSHOP.md', ...stepGuides(root)]
}

/** Those of the steps, each before its parts. */
export function stepGuides(root: string) {
  const folders = readSteps(root).flatMap(({ folder, parts }) => [
    folder,
    ...parts.map(part => part.folder),
  ])
  return folders.map(folder => `${folder}/README.md`)
}
