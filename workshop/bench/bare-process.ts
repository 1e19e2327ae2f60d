import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runProgram } from '../supervisor/program.ts'
import type { RecordedAnswer } from './bare.ts'

const file = fileURLToPath(new URL('./bare.ts', import.meta.url))

/** Records what a site answers on each path, once. */
export async function record(
  site: string,
  paths: string[],
  folder: string,
) {
  const answers: Record<string, RecordedAnswer> = {}
  for (const path of paths) {
    const response = await fetch(site + path)
    if (!response.ok) throw new Error(`${path} answers ${response.status}.`)
    const type = response.headers.get('content-type') ?? ''
    const base64 = Buffer.from(await response.arrayBuffer()).toString(
      'base64',
    )
    answers[path] = { type, base64 }
  }
  const recorded = join(folder, 'answers.json')
  await writeFile(recorded, JSON.stringify(answers))
  return recorded
}

/** A process that answers the recorded paths by `node:http` or by Express alone. */
export async function startBare(
  kind: 'node:http' | 'express',
  recorded: string,
) {
  const { ready, stop } = await runProgram<{ url: string }>({
    name: kind,
    file,
    args: [kind, recorded],
  })
  return { url: ready.url, stop }
}
