import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'

/** A temporary folder, removed after the test. */
export async function emptyFolder(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'workshop-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}
