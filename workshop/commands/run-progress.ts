import { type Part, readParts } from '../exercises/manifest.ts'
import { places } from '../exercises/places.ts'
import { type Progress, readProgress } from '../exercises/progress.ts'
import { styled } from './styled.ts'

export function runProgress({ json }: { json?: boolean }) {
  const progress = readProgress(places.progress)
  if (json) return console.log(JSON.stringify(progress, null, 2))
  const parts = readParts(places.repository)
  for (const part of parts) console.log(describe(part, progress))
}

function describe({ part, title, minutes }: Part, progress: Progress) {
  const { startedAt, passedAt } = progress.parts[part] ?? {}
  const mark = passedAt ? styled('green', '✓') : ' '
  const here = progress.part === part ? ' ← here' : ''
  const took = passedAt && startedAt ? minutesOf(startedAt, passedAt) : ''
  return `${mark} ${part}  ${title.padEnd(36)} ${String(minutes).padStart(2)} min${took}${here}`
}

function minutesOf(startedAt: string, passedAt: string) {
  const ms = Date.parse(passedAt) - Date.parse(startedAt)
  return `, took ${Math.max(1, Math.round(ms / 60_000))}`
}
