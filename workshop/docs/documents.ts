import { readSteps } from '../exercises/manifest.ts'

/** The documents whose commands are run, in reading order. */
export function guides(root: string) {
  const folders = readSteps(root).flatMap(({ folder, parts }) => [
    folder,
    ...parts.map(part => part.folder),
  ])
  return [
    'README.md',
    'WORKSHOP.md',
    ...folders.map(folder => `${folder}/README.md`),
  ]
}
