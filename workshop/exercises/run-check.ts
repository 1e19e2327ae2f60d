import { pathToFileURL } from 'node:url'
import { Hint } from './hint.ts'
import type { Stand } from './stand.ts'

/** What `check.ts` of a part exports: throws a Hint where the code is not right yet. */
export type Check = (stand: Stand) => Promise<void>

/** Resolves with the hint of the first expectation that fails; undefined where all hold. */
export async function runCheck(
  stand: Stand,
  file: string,
): Promise<string | undefined> {
  const { check }: { check: Check } = await import(pathToFileURL(file).href)
  await stand.emptied()
  try {
    await check(stand)
  } catch (error) {
    if (error instanceof Hint) return error.message
    throw error
  } finally {
    // The attendee has the result meanwhile.
    stand.empty()
  }
}
