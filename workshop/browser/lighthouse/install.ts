import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

/** The last major version that runs on Node 20. */
const wanted = 'lighthouse@12.8.2'

type Score = { score: number | null }

export type Report = {
  runtimeError?: { message: string }
  categories: Record<string, Score & { auditRefs: AuditRef[] }>
  audits: Record<string, Score & { numericValue?: number }>
}
type AuditRef = { id: string; weight: number }

type Flags = {
  port: number
  logLevel: 'error'
  onlyCategories?: string[]
  skipAudits?: string[]
  extraHeaders?: Record<string, string>
  ignoreStatusCode?: boolean
}

/** What is used of its Node API. */
export type Lighthouse = {
  default(
    url: string,
    flags: Flags,
    config?: object,
  ): Promise<{ lhr: Report }>
  desktopConfig: object
}

export type Launcher = {
  launch(options: {
    chromePath: string
    chromeFlags: string[]
  }): Promise<{ port: number; kill(): void }>
}

/** Installs Lighthouse in `folder`: it is too big for a dependency of everyone. */
export async function installLighthouse(folder: string) {
  const shell = process.platform === 'win32'
  await promisify(execFile)(
    'npm',
    ['install', '--no-save', '--no-audit', '--prefix', folder, wanted],
    { timeout: 300_000, shell },
  )
  const load = (path: string) =>
    import(pathToFileURL(join(folder, 'node_modules', path)).href)
  const lighthouse: Lighthouse = await load('lighthouse/core/index.js')
  const launcher: Launcher = await load('chrome-launcher/dist/index.js')
  return { lighthouse, launcher }
}
