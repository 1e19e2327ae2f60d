import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MachineCheck } from '../finding.ts'

/** Scripts with a first line that Unix runs, files for containers, and compared texts. */
export const lfFiles = [
  'workshop/bin.js',
  'docker/Dockerfile',
  'docker/.env',
  'datasets/posts.ndjson',
  'steps/steps.json',
]

export const checkLineEndings: MachineCheck = async ({ root }) => {
  const reads = lfFiles.map(async file => {
    const text = await readFile(join(root, file), 'utf8')
    return text.includes('\r\n') ? [file] : []
  })
  const converted = (await Promise.all(reads)).flat()
  if (converted.length === 0) return { state: 'ok', found: 'LF' }
  return {
    state: 'failed',
    found: `CRLF in ${converted.join(', ')}`,
    fix: `git checkout -- ${converted.join(' ')}`,
  }
}
