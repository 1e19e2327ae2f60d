import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The documents whose commands are run, in reading order. */
export async function guides(root: string) {
  const steps = await readSteps(root)
  return [
    'README.md',
    'WORKSHOP.md',
    ...steps.map(({ folder }) => `steps/${folder}/README.md`),
  ]
}

type Step = { folder: string; title: string; minutes: number }

export async function readSteps(root: string): Promise<Step[]> {
  const text = await readFile(join(root, 'steps/steps.json'), 'utf8')
  return JSON.parse(text).steps
}
