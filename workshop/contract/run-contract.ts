import { UsageError } from '@workshop/services/runtime'
import { checksOf } from './checks.ts'
import { readPosts } from './expected/dataset.ts'
import { createPrinter, summarize } from './print.ts'
import { runChecks, selectChecks } from './run.ts'
import { createSite, reach } from './site.ts'

interface ContractOptions {
  json?: boolean
  grep: string
  data: string
  fuzz: number
  seed: number
  stage: string
}

export async function runContract(url: string, options: ContractOptions) {
  const { json, grep, data, fuzz: count, seed, stage } = options
  const chosen = selectChecks(checksOf(stage), grep)
  if (chosen.length === 0)
    throw new UsageError(`No check has "${grep}" in its name.`)
  const site = createSite(url, await readPosts(data), { count, seed })
  await reach(url)

  const show = json ? () => {} : createPrinter(console.log)
  const results = await runChecks(chosen, site, show)
  const summary = { url, ...summarize(results) }
  if (json)
    console.log(JSON.stringify({ ...summary, checks: results }, null, 2))
  else console.log(describe(summary))
  process.exitCode = summary.failed > 0 ? 1 : 0
}

function describe(summary: ReturnType<typeof summarize> & { url: string }) {
  const { url, passed, failed, skipped } = summary
  const end = failed > 0 ? 'does not keep' : 'keeps'
  return `\n${url} ${end} the contract: ${passed} passed, ${failed} failed, ${skipped} skipped.`
}
