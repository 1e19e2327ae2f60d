import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

const file = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'))
const source = readFile(file, 'utf8')

interface Violation {
  id: string
  help: string
  nodes: { html: string; failureSummary: string }[]
}

/** A text for each violation that axe finds in the page. */
export async function findViolations(page: Page) {
  // Evaluated, not added: the page's policy forbids foreign scripts.
  await page.evaluate(await source)
  const { violations } = await page.evaluate<{ violations: Violation[] }>(
    'axe.run()',
  )
  return violations.map(
    ({ id, help, nodes: [{ html, failureSummary }] }) =>
      `${id}: ${help}\n${html}\n${failureSummary}`,
  )
}
