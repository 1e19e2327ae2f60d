import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '@workshop/services/runtime'
import * as z from 'zod'

const partSchema = z.strictObject({
  /** As attendees type it: `10.2`. */
  part: z.string().regex(/^\d\d\.\d$/),
  folder: z.string(),
  title: z.string(),
  minutes: z.int().min(1),
  /** Nothing later depends on it. */
  optional: z.boolean().default(false),
  /** From a nudge to nearly the answer. */
  hints: z.array(z.string()).default([]),
})

const stepSchema = z.strictObject({
  folder: z.string(),
  title: z.string(),
  minutes: z.int().min(1),
  parts: z.array(partSchema).default([]),
})

const manifestSchema = z.strictObject({ steps: z.array(stepSchema) })

export type Step = z.infer<typeof stepSchema>
export type Part = z.infer<typeof partSchema>

/**
 * The steps in their order, from `steps/steps.json` below `root`; folders are
 * relative to `root`.
 */
export function readSteps(root: string): Step[] {
  const text = readFileSync(join(root, 'steps/steps.json'), 'utf8')
  const { steps } = manifestSchema.parse(JSON.parse(text))
  return steps.map(step => {
    const folder = `steps/${step.folder}`
    const parts = step.parts.map(part => ({
      ...part,
      folder: `${folder}/${part.folder}`,
    }))
    return { ...step, folder, parts }
  })
}

/** Every part, in the order of the steps. */
export function readParts(root: string): Part[] {
  return readSteps(root).flatMap(({ parts }) => parts)
}

/** `10.2`, or `10` for its first part. Throws UsageError. */
export function findPart(parts: Part[], name: string) {
  const found =
    parts.find(({ part }) => part === name) ??
    parts.find(({ part }) => part.startsWith(`${name.padStart(2, '0')}.`))
  if (found) return found
  const names = parts.map(({ part }) => part).join(', ')
  throw new UsageError(`There is no part "${name}". There are ${names}.`)
}

export function nextOf(parts: Part[], { part }: Part): Part | undefined {
  return parts[parts.findIndex(each => each.part === part) + 1]
}
