import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, type TestContext } from 'node:test'
import { openAuditor, type Visited } from './audit.ts'
import { installLighthouse } from './install.ts'

type Auditor = Awaited<ReturnType<typeof openAuditor>>
type Report = Awaited<ReturnType<Auditor['audit']>>

/**
 * Lighthouse for the tests of a suite; returns an audit of a page. It skips the test
 * and resolves with nothing where Lighthouse cannot be installed, except in CI.
 */
export function useAuditor(chromium: string) {
  let folder: string
  let auditor: Auditor | undefined
  let reason: string

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lighthouse-'))
    try {
      auditor = await openAuditor(await installLighthouse(folder), chromium)
    } catch (error) {
      if (process.env.CI) throw error
      reason = `Lighthouse cannot run: ${(error as Error).message}`
    }
  })
  after(async () => {
    auditor?.close()
    await rm(folder, { recursive: true, force: true })
  })

  return async function audit(
    t: TestContext,
    visited: Visited,
    isGood: (report: Report) => boolean,
  ) {
    if (!auditor) return void t.skip(reason)
    const first = await auditor.audit(visited)
    // Another process can make a page slower, never faster.
    return isGood(first) ? first : auditor.audit(visited)
  }
}
