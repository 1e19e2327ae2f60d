import { readFileSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** How far an attendee has come: local, and read by the guide page as well. */
export type Progress = {
  /** Where `goto` went last. */
  part?: string
  parts: Record<string, PartProgress>
}

export type PartProgress = {
  /** ISO 8601, as all times here. */
  startedAt: string
  passedAt?: string
  check?: { at: string; passed: boolean; hint?: string }
  /** How many hints were shown. */
  hints?: number
}

export function readProgress(file: string): Progress {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { parts: {} }
  }
}

/** Notes that work on a part has begun; the first time counts. */
export async function noteStart(file: string, part: string) {
  const { parts } = readProgress(file)
  const known = parts[part] ?? { startedAt: new Date().toISOString() }
  await write(file, { part, parts: { ...parts, [part]: known } })
}

/** Notes the result of a check; a part that passed once stays passed. */
export async function noteCheck(
  file: string,
  part: string,
  hint: string | undefined,
) {
  const progress = readProgress(file)
  const at = new Date().toISOString()
  const known = progress.parts[part] ?? { startedAt: at }
  const passed = hint === undefined
  const passedAt = known.passedAt ?? (passed ? at : undefined)
  const parts = {
    ...progress.parts,
    [part]: { ...known, passedAt, check: { at, passed, hint } },
  }
  await write(file, { ...progress, parts })
}

/** Counts a hint as shown, up to `limit`; resolves with its number. */
export async function noteHint(file: string, part: string, limit: number) {
  const progress = readProgress(file)
  const startedAt = new Date().toISOString()
  const known = progress.parts[part] ?? { startedAt }
  const hints = Math.min((known.hints ?? 0) + 1, limit)
  const parts = { ...progress.parts, [part]: { ...known, hints } }
  await write(file, { ...progress, parts })
  return hints
}

/** Renamed into its place, so a reader never finds half of it. */
async function write(file: string, progress: Progress) {
  await mkdir(dirname(file), { recursive: true })
  const next = `${file}.${process.pid}`
  await writeFile(next, `${JSON.stringify(progress, null, 2)}\n`)
  await rename(next, file)
}
