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

/** Chromium on one site; each visit has a new context. */
export interface Browse {
  visit<Result>(
    use: (page: Page) => Promise<Result>,
    look?: Look,
  ): Promise<Result>
  close(): Promise<void>
}

/** Opens the Chromium of this machine; there must be one. */
export async function openBrowser(url: string): Promise<Browse> {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: flags,
  })
  return {
    visit: (use, look = {}) => visit(browser, url, use, look),
    close: () => browser.close(),
  }
}

/** Rejects also where the visit met trouble that no visitor may meet. */
async function visit<Result>(
  browser: Browser,
  url: string,
  use: (page: Page) => Promise<Result>,
  { width = 1280, scheme = 'light', scripts = true }: Look,
) {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height: 800 },
    colorScheme: scheme,
    javaScriptEnabled: scripts,
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(10_000)
  try {
    const page = await context.newPage()
    const trouble = watch(page, url)
    const result = await use(page).catch(cause => {
      throw new Error([cause.message, ...trouble].join('\n'), { cause })
    })
    if (trouble.length > 0) throw new Error(trouble.join('\n'))
    return result
  } finally {
    await context.close()
  }
}

/** Collects foreign requests, failed files and script errors (CSP violations included). */
function watch(page: Page, url: string) {
  const trouble: string[] = []
  page.on('request', request => {
    const { origin } = new URL(request.url())
    if (origin !== url) trouble.push(`foreign request: ${request.url()}`)
  })
  page.on('response', response => {
    const status = response.status()
    if (status >= 400 && !response.request().isNavigationRequest())
      trouble.push(`${status} for ${response.url()}`)
  })
  page.on('pageerror', error => trouble.push(`script: ${error.message}`))
  page.on('console', message => {
    const own = message.location().url === page.url()
    const missing = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !(own && missing))
      trouble.push(`console: ${message.text()}`)
  })
  return trouble
}
