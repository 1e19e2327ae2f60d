import assert from 'node:assert/strict'
import { type Browser, chromium, type Page } from 'playwright-core'
import { findChromium } from './chromium.ts'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

export interface Look {
  width?: number
  scheme?: 'light' | 'dark'
  scripts?: boolean
}

/** Uses a page of the tested site in a new context. */
export type Visit = (
  use: (page: Page) => Promise<unknown>,
  look?: Look,
) => Promise<void>

/** Opens the Chromium of this machine; there must be one. */
export function openBrowser() {
  return chromium.launch({ executablePath: findChromium(), args: flags })
}

/** Rejects also where the page has an error that no visitor may meet. */
export async function visitSite(
  browser: Browser,
  url: string,
  use: (page: Page) => Promise<unknown>,
  { width = 1280, scheme = 'light', scripts = true }: Look = {},
) {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height: 800 },
    colorScheme: scheme,
    javaScriptEnabled: scripts,
    reducedMotion: 'reduce',
  })
  try {
    const page = await context.newPage()
    const errors = watch(page, url)
    await use(page).catch(cause => {
      throw new Error([cause.message, ...errors].join('\n'), { cause })
    })
    assert.deepEqual(errors, [])
  } finally {
    await context.close()
  }
}

/** Collects foreign requests, failed files and script errors (CSP violations included). */
function watch(page: Page, url: string) {
  const errors: string[] = []
  page.on('request', request => {
    const { origin } = new URL(request.url())
    if (origin !== url) errors.push(`foreign request: ${request.url()}`)
  })
  page.on('response', response => {
    const status = response.status()
    if (status >= 400 && !response.request().isNavigationRequest())
      errors.push(`${status} for ${response.url()}`)
  })
  page.on('pageerror', error => errors.push(`script: ${error.message}`))
  page.on('console', message => {
    const text = message.text()
    const isOwnStatus =
      message.location().url === page.url() &&
      text.startsWith('Failed to load resource')
    if (message.type() === 'error' && !isOwnStatus)
      errors.push(`console: ${text}`)
  })
  return errors
}
