import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folders: string[] = []

// Not after a test: its hooks run in the order of registration, before its stage has stopped.
process.once('exit', () => {
  for (const folder of folders)
    rmSync(folder, { recursive: true, force: true })
})

/** A temporary folder for this test file. */
export async function emptyFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'workshop-'))
  folders.push(folder)
  return folder
}
