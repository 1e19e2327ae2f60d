import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import {
  type LocalStore,
  openStore,
  type StoreOptions,
} from '../storage/open.ts'

/** A folder that is gone after the test. */
export function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'store-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A store that lives as long as the test; expiry only by `sweep()`. */
export async function temporaryStore(
  t: TestContext,
  options: StoreOptions = {},
): Promise<LocalStore> {
  const folder = temporaryFolder(t)
  const store = await openStore(folder, { sweepInterval: 0, ...options })
  t.after(() => store.close())
  return store
}
