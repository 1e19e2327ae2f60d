import { UsageError } from '@workshop/services/runtime'
import type { Part } from './manifest.ts'
import { checkFileOf, type Places } from './playground.ts'
import { noteCheck } from './progress.ts'
import { runCheck } from './run-check.ts'
import type { Stand } from './stand.ts'

/** Checks the playground and notes the result: a hint, or undefined where it passes. */
export async function checkPart(
  places: Places,
  part: Part,
  stand: Stand,
): Promise<string | undefined> {
  const file = checkFileOf(places, part)
  if (!file)
    throw new UsageError(
      `${part.part} has no code to check. Read ${part.folder}/README.md.`,
    )
  const hint = await runCheck(stand, file)
  await noteCheck(places.progress, part.part, hint)
  return hint
}
