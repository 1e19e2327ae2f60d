import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { holderOf } from '@workshop/mongodb/lock'
import { choicesIn } from '@workshop/services/names'
import { initialWeights, type Weights } from '@workshop/services/weights'
import { findRuntime } from '../runtime/find.ts'
import { weigh } from '../runtime/weigh.ts'

/** Deletes the embedded databases; an attendee's code and progress stay. */
export async function resetData(data: string) {
  const names = await readdir(data).catch(() => [])
  const folders = names
    .filter(name => name.startsWith('mongodb'))
    .map(name => join(data, name))
  for (const folder of folders)
    if (await holderOf(folder))
      throw new Error(
        'A stage is running. Stop it with "npx workshop stop", then try again.',
      )
  for (const folder of folders) await rm(folder, { recursive: true })
}

/** Gives every service of the running stage the weights that it began with. */
export async function resetWeights(data: string) {
  const runtime = await findRuntime(data)
  const { services } = await runtime.status()
  const weights: [service: string, Weights][] = []
  for (const [service, choices] of Object.entries(choicesIn(services))) {
    const initial = initialWeights(choices)
    weights.push([service, await weigh(runtime, service, initial)])
  }
  return weights
}
